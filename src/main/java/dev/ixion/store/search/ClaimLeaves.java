package dev.ixion.store.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Goes through the subjects and the attributes of a claim, which is canonical JSON: without spaces between its parts, so
/// that a name is known by the colon behind it. Each fact is read this way when it is indexed, so no tree is made.
final class ClaimLeaves {
    private static final Set<String> ASKED = Set.of("attributes", "subjects");
    /// Reads whatever text a claim may hold.
    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE).maxDocumentLength(-1).build())
        .build();

    private final String json;
    private final Predicate<Leaf> more;
    private boolean isAsked;
    private boolean isAttribute;
    private int depth;
    /// For each depth the path that leads there, as [AttributeMark] has it.
    private long[] paths = new long[8];
    private long path;

    /// A value that holds no other.
    final class Leaf {
        private final int start;
        private final int end;

        private Leaf(int start, int end) {
            this.start = start;
            this.end = end;
        }

        boolean isText() {
            return json.charAt(start) == '"';
        }

        boolean isNumber() {
            return json.charAt(start) == '-' || Character.isDigit(json.charAt(start));
        }

        /// A text without its quotation marks, anything else as it is written.
        String value() {
            return isText() ? unescaped(json, start, end) : json.substring(start, end);
        }

        /// The mark of an attribute, if it has one.
        Optional<String> mark() {
            return isAttribute ? AttributeMark.of(path, json, start, end) : Optional.empty();
        }
    }

    private ClaimLeaves(String json, Predicate<Leaf> more) {
        this.json = json;
        this.more = more;
    }

    /// Gives the leaves one after the other.
    ///
    /// @param more whether the next is wanted, too
    /// @return whether all were wanted
    static boolean each(String claim, Predicate<Leaf> more) {
        return new ClaimLeaves(claim, more).each();
    }

    private boolean each() {
        for (int at = 0; at < json.length();) {
            int end = at + 1;
            switch (json.charAt(at)) {
                case '{', '[' -> open();
                case '}', ']' -> path = paths[--depth];
                case ',', ':' -> {
                }
                default -> {
                    end = json.charAt(at) == '"' ? endOfText(at) : endOfOther(at);
                    if (end < json.length() && json.charAt(end) == ':') {
                        name(at, end);
                    } else if (isAsked && !more.test(new Leaf(at, end))) {
                        return false;
                    }
                }
            }
            at = end;
        }
        return true;
    }

    private void open() {
        if (++depth == paths.length) {
            paths = Arrays.copyOf(paths, 2 * depth);
        }
        paths[depth] = path;
    }

    private void name(int start, int end) {
        if (depth == 1) {
            String member = json.substring(start + 1, end - 1);
            isAsked = ASKED.contains(member);
            isAttribute = member.equals("attributes");
            path = AttributeMark.ROOT;
        } else {
            path = AttributeMark.with(paths[depth], json, start, end);
        }
    }

    /// @return the place behind the closing quotation mark
    private int endOfText(int start) {
        int at = start + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /// @return the place behind a number, `true`, `false` or `null`
    private int endOfOther(int start) {
        int at = start + 1;
        while (at < json.length() && ",]}".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String unescaped(String json, int start, int end) {
        String plain = json.substring(start + 1, end - 1);
        if (plain.indexOf('\\') < 0) {
            return plain;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json.substring(start, end))) {
            parser.nextToken();
            return parser.getString();
        }
    }
}
