package dev.ixion.exec;

import dev.ixion.ats.Attestation;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes facts as text, one after the other.
sealed interface FactText {
    default void begin(Appendable out) throws IOException {}

    void fact(Attestation fact, Appendable out) throws IOException;

    default void end(Appendable out) throws IOException {}

    static FactText of(FactFormat format) {
        return switch (format) {
            case CSV -> new Csv();
            case JSONL -> new JsonLines();
            case SQL -> new Sql();
        };
    }

    /// See [FactFormat#CSV].
    record Csv() implements FactText {
        @Override
        public void begin(Appendable out) throws IOException {
            out.append("id,subjects,predicates,contexts,actors,timestamp,source,attributes,execution\r\n");
        }

        @Override
        public void fact(Attestation fact, Appendable out) throws IOException {
            out.append(fact.id().value()).append(',');
            cell(String.join("\n", fact.subjects()), out);
            cell(String.join("\n", fact.predicates()), out);
            cell(String.join("\n", fact.contexts()), out);
            cell(String.join("\n", fact.actors()), out);
            out.append(fact.time().toString()).append(',');
            cell(fact.source(), out);
            cell(fact.attributes().json(), out);
            if (fact.execution().isPresent()) {
                out.append(fact.execution().get().toString());
            }
            out.append("\r\n");
        }

        private static void cell(String value, Appendable out) throws IOException {
            if (value.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')) {
                out.append('"').append(value.replace("\"", "\"\"")).append('"');
            } else {
                out.append(value);
            }
            out.append(',');
        }
    }

    /// See [FactFormat#JSONL].
    record JsonLines() implements FactText {
        private static final JsonFactory JSON = new JsonFactory();

        @Override
        public void fact(Attestation fact, Appendable out) throws IOException {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
                json.writeStartObject();
                json.writeStringProperty("id", fact.id().value());
                texts(json, "subjects", fact.subjects());
                texts(json, "predicates", fact.predicates());
                texts(json, "contexts", fact.contexts());
                texts(json, "actors", fact.actors());
                json.writeStringProperty("timestamp", fact.time().toString());
                json.writeStringProperty("source", fact.source());
                json.writeName("attributes");
                json.writeRawValue(fact.attributes().json());
                json.writeName("execution");
                if (fact.execution().isPresent()) {
                    json.writeNumber(fact.execution().get().value());
                } else {
                    json.writeNull();
                }
                json.writeEndObject();
            }
            out.append(line.getBuffer()).append('\n');
        }

        private static void texts(JsonGenerator json, String name, List<String> texts) {
            json.writeName(name);
            array(json, texts);
        }

        static void array(JsonGenerator json, List<String> texts) {
            json.writeStartArray();
            texts.forEach(json::writeString);
            json.writeEndArray();
        }

        static String array(List<String> texts) {
            StringWriter array = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), array)) {
                array(json, texts);
            }
            return array.toString();
        }
    }

    /// See [FactFormat#SQL].
    record Sql() implements FactText {
        @Override
        public void begin(Appendable out) throws IOException {
            out.append("""
                BEGIN;
                CREATE TABLE attestation (
                  id TEXT PRIMARY KEY,
                  subjects TEXT NOT NULL,    -- JSON arrays of texts
                  predicates TEXT NOT NULL,
                  contexts TEXT NOT NULL,
                  actors TEXT NOT NULL,
                  timestamp TEXT NOT NULL,   -- ISO 8601, UTC
                  source TEXT NOT NULL,
                  attributes TEXT NOT NULL,  -- a JSON object
                  execution INTEGER
                );
                """);
        }

        @Override
        public void fact(Attestation fact, Appendable out) throws IOException {
            out.append("INSERT INTO attestation VALUES(");
            literal(fact.id().value(), out);
            literal(JsonLines.array(fact.subjects()), out);
            literal(JsonLines.array(fact.predicates()), out);
            literal(JsonLines.array(fact.contexts()), out);
            literal(JsonLines.array(fact.actors()), out);
            literal(fact.time().toString(), out);
            literal(fact.source(), out);
            literal(fact.attributes().json(), out);
            out.append(fact.execution().map(Object::toString).orElse("NULL")).append(");\n");
        }

        private static void literal(String value, Appendable out) throws IOException {
            out.append('\'').append(value.replace("'", "''")).append("',");
        }

        @Override
        public void end(Appendable out) throws IOException {
            out.append("COMMIT;\n");
        }
    }
}
