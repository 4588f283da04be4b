package dev.ixion.store.search;

import dev.ixion.ats.Slot;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Goes through the attributes, the subjects and the contexts of a claim, which is canonical JSON: without spaces between
/// its parts, so that a name is known by the colon behind it. Each fact is read this way when it is indexed, so nothing is
/// made of what is passed: no tree, and no object for a leaf, which is a value that holds no other.
final class ClaimLeaves {
    private static final Map<String, Member> MEMBERS = Map.of("attributes", Member.ATTRIBUTES, "contexts",
        Member.CONTEXTS, "subjects", Member.SUBJECTS);
    /// Reads whatever text a claim may hold.
    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE).maxDocumentLength(-1).build())
        .build();

    private final char[] json;
    private int at;
    private Member member = Member.OTHER;
    private int depth;
    /// For each depth the path that leads there, as [AttributeMark] has it.
    private long[] paths = new long[8];
    private long path;
    /// Where the leaf begins and ends.
    private int start;
    private int end;

    /// What a leaf belongs to.
    private enum Member {
        ATTRIBUTES, CONTEXTS, SUBJECTS, OTHER
    }

    /// To stand before the first leaf.
    ClaimLeaves(String claim) {
        json = claim.toCharArray();
    }

    /// Goes on to the next leaf.
    ///
    /// @return whether there is one
    boolean next() {
        while (at < json.length) {
            switch (json[at]) {
                case '{', '[' -> open();
                case '}', ']' -> path = paths[--depth];
                case ',', ':' -> {
                }
                default -> {
                    start = at;
                    end = json[at] == '"' ? endOfText(at) : endOfOther(at);
                    at = end;
                    if (end == json.length || json[end] != ':') {
                        if (member != Member.OTHER) {
                            return true;
                        }
                    } else {
                        name();
                    }
                    continue;
                }
            }
            at++;
        }
        return false;
    }

    /// Whether it has words that can be looked for.
    boolean hasWords() {
        return member != Member.CONTEXTS && (isText() || AttributeMark.beginsNumber(json[start]));
    }

    private boolean isText() {
        return json[start] == '"';
    }

    /// A text without its quotation marks, anything else as it is written.
    String value() {
        if (!isText()) {
            return new String(json, start, end - start);
        }
        return isEscaped() ? unescaped() : new String(json, start + 1, end - start - 2);
    }

    /// Whether it has a mark: of the attribute, or of how the subject or the context begins.
    boolean hasMark() {
        if (member == Member.ATTRIBUTES) {
            return AttributeMark.isShort(start, end);
        }
        return value().length() >= StartMark.LENGTH;
    }

    /// Appends the mark, if it has one.
    void appendMark(StringBuilder text) {
        if (member == Member.ATTRIBUTES) {
            AttributeMark.append(text, path, json, start, end);
        } else {
            StartMark.append(text, member == Member.SUBJECTS ? Slot.SUBJECT : Slot.CONTEXT, value());
        }
    }

    private void open() {
        if (++depth == paths.length) {
            paths = Arrays.copyOf(paths, 2 * depth);
        }
        paths[depth] = path;
    }

    private void name() {
        if (depth == 1) {
            member = MEMBERS.getOrDefault(new String(json, start + 1, end - start - 2), Member.OTHER);
            path = AttributeMark.ROOT;
        } else {
            path = AttributeMark.with(paths[depth], json, start, end);
        }
    }

    /// @return the place behind the closing quotation mark
    private int endOfText(int from) {
        int place = from + 1;
        while (json[place] != '"') {
            place += json[place] == '\\' ? 2 : 1;
        }
        return place + 1;
    }

    /// @return the place behind a number, `true`, `false` or `null`
    private int endOfOther(int from) {
        int place = from + 1;
        while (place < json.length && json[place] != ',' && json[place] != ']' && json[place] != '}') {
            place++;
        }
        return place;
    }

    private boolean isEscaped() {
        for (int i = start; i < end; i++) {
            if (json[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    private String unescaped() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json, start, end - start)) {
            parser.nextToken();
            return parser.getString();
        }
    }
}
