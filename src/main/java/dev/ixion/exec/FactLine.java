package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// One line of a file of facts: a JSON object as [ExportFacts] writes it.
///
/// @param firstSeen when another workspace first saw the claim, where its author gave no time
record FactLine(Claim claim, Optional<Instant> firstSeen) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE).build())
        .build();

    /// Reads a line of UTF-8 text.
    ///
    /// @throws ProblemException if it says no fact; the message is the reason
    static FactLine parse(byte[] bytes, int from, int length) {
        // As in a CSV file: what a parser would say of each line helps nobody
        if (!beginsObject(bytes, from, length)) {
            throw new ProblemException(Problem.of(text("import.not-object")));
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            return new Members(json).read();
        } catch (JacksonException notJson) {
            throw new ProblemException(Problem.of(text("import.not-json", notJson.getOriginalMessage())), notJson);
        }
    }

    private static boolean beginsObject(byte[] bytes, int from, int length) {
        int at = from;
        if (length >= BYTE_ORDER_MARK.length
            && Arrays.equals(bytes, from, from + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0,
                BYTE_ORDER_MARK.length)) {
            at += BYTE_ORDER_MARK.length;
        }
        while (at < from + length && Character.isWhitespace(bytes[at])) {
            at++;
        }
        return at < from + length && bytes[at] == '{';
    }

    /// The members of the object as they are read.
    private static final class Members {
        private final JsonParser json;
        private Optional<Asid> id = Optional.empty();
        private List<String> subjects = List.of();
        private List<String> predicates = List.of();
        private List<String> contexts = List.of();
        private List<String> actors = List.of();
        private Optional<Instant> time = Optional.empty();
        private Attributes attributes = Attributes.NONE;

        Members(JsonParser json) {
            this.json = json;
        }

        FactLine read() {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw refused(text("import.not-object"));
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_NULL) {
                    member(name);
                }
            }
            if (json.nextToken() != null) {
                throw refused(text("import.more-than-one"));
            }
            return fitting();
        }

        private void member(String name) {
            switch (name) {
                case "id" -> id = Optional.of(id());
                case "subjects" -> subjects = texts(name);
                case "predicates" -> predicates = texts(name);
                case "contexts" -> contexts = texts(name);
                case "actors" -> actors = texts(name);
                case "timestamp" -> time = Optional.of(time());
                case "attributes" -> attributes = Attributes.read(json);
                // Where a fact came from over there says nothing here, and whether it was new neither
                case "source", "execution", "new" -> json.skipChildren();
                default -> throw refused(text("import.unknown-member", name));
            }
        }

        private Asid id() {
            String value = string("id");
            if (!Asid.isAsid(value)) {
                throw refused(text("import.no-id", value));
            }
            return new Asid(value);
        }

        private Instant time() {
            String value = string("timestamp");
            try {
                return ExportedTime.isExported(value) ? ExportedTime.parse(value) : Instant.parse(value);
            } catch (DateTimeException noTime) {
                throw new ProblemException(Problem.of(text("import.no-time", value)), noTime);
            }
        }

        private List<String> texts(String name) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                return List.of(string(name));
            }
            json.nextToken();
            if (json.currentToken() == JsonToken.END_ARRAY) {
                return List.of();
            }
            String first = string(name);
            if (json.nextToken() == JsonToken.END_ARRAY) {
                return List.of(first);
            }
            List<String> texts = new ArrayList<>();
            texts.add(first);
            do {
                texts.add(string(name));
            } while (json.nextToken() != JsonToken.END_ARRAY);
            return texts;
        }

        private String string(String name) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw refused(text("import.not-text", name));
            }
            return json.getString();
        }

        /// Whether the time is part of the claim is for the id to say; without one, the author gave it.
        private FactLine fitting() {
            Claim timeless = new Claim(subjects, predicates, contexts, actors, attributes, Optional.empty());
            Claim full = time.map(timeless::at).orElse(timeless);
            Asid ofFull = full.id();
            if (id.isEmpty() || id.get().equals(ofFull)) {
                return new FactLine(full, Optional.empty());
            }
            if (time.isPresent() && id.get().equals(timeless.id())) {
                return new FactLine(timeless, time);
            }
            throw refused(text("import.changed", id.get()));
        }

        private static ProblemException refused(String reason) {
            return new ProblemException(Problem.of(reason));
        }
    }
}
