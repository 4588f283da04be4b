package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Taking facts out of one workspace and into another.
class ImportExportTest {
    private Terminal terminal;
    private Terminal other;

    @BeforeEach
    void open(@TempDir Path home, @TempDir Path elsewhere) {
        terminal = new Terminal(home);
        other = new Terminal(elsewhere);
    }

    private Path exported(String... query) {
        Path file = terminal.home().resolve("facts.jsonl");
        Terminal.Answer told = terminal.ixion(Stream.of(Stream.of("export"), Stream.of(query),
            Stream.of("--force", "--out", file.toString())).flatMap(words -> words).toArray(String[]::new));
        assertThat(told.code()).as(told.err()).isZero();
        return file;
    }

    private Terminal.Answer imported(String lines) throws IOException {
        return other.ixion("import", other.file("given.jsonl", lines).toString());
    }

    @Test
    void whatIsExportedFromOneWorkspaceIsTheSameInAnother() throws IOException {
        terminal.ixion("as", "ada", "bob", "is", "author", "of", "the notes", "--attr", "text=a \"b\"\n",
            "--attr", "o={\"z\": [1, 2.5], \"a\": null, \"\\u00e9\": 1e20}", "--attr", "tiny=1e-7");
        terminal.ixion("as", "ada", "is", "here", "--attr", "large=9007199254740993.0");
        Path file = exported();
        assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\"AS"));

        assertThat(other.ixion("import", file.toString()).out())
            .matches("✓ 2 new · 0 known · 0 refused · \\d+\\.\\d s\n");
        List<String> before = ids(terminal);
        assertThat(ids(other)).isEqualTo(before);
        assertThat(other.json("ax").json().path(0).path("source").asString()).isEqualTo("import:facts.jsonl");
        assertThat(other.ixion("export", "--out", "-").lines())
            .map(line -> line.replaceFirst("\"source\":\"[^\"]*\"", ""))
            .isEqualTo(Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("\"source\":\"[^\"]*\"", "")).toList());
    }

    private static List<String> ids(Terminal terminal) {
        return terminal.json("ax").json().valueStream().map(fact -> fact.path("id").asString()).toList();
    }

    @Test
    void whatIsKnownAlreadyIsNotStoredAgain() {
        terminal.ixion("as", "ada", "is", "author");
        Path file = exported();

        assertThat(terminal.ixion("import", file.toString()).out()).startsWith("✓ 0 new · 1 known · 0 refused");
        assertThat(terminal.json("ax").json()).hasSize(1);
    }

    @Test
    void aLineNeedsOnlySubjectsAndPredicates() throws IOException {
        Terminal.Answer told = imported(
            """
                {"subjects": "ada", "predicates": ["is_author"]}

                {"subjects": ["b", "a"], "predicates": "is", "contexts": null, "actors": [], "timestamp": "2020-01-02T03:04:05.5Z"}\r
                {"predicates": "is", "subjects": "x", "attributes": {"b": 1, "a": {"d": 1.0, "c": 2}}, "execution": 7, "source": {}, "new": true}""");

        assertThat(told.out()).as(told.err()).startsWith("✓ 3 new · 0 known · 0 refused");
        JsonNode timed = other.json("ax", "b").json().path(0);
        assertThat(timed.path("timestamp").asString()).isEqualTo("2020-01-02T03:04:05.500Z");
        assertThat(timed.path("actors")).isEmpty();
        assertThat(other.ixion("ax", "x", "--format", "jsonl").out())
            .contains("\"attributes\":{\"a\":{\"c\":2,\"d\":1},\"b\":1},\"execution\":null}\n");
    }

    @Test
    void theTimeIsPartOfTheClaimExactlyIfTheIdSaysSo() throws IOException {
        terminal.ixion("as", "ada", "is", "author");
        String line = Files.readString(exported());
        String timestamp = terminal.json("ax").json().path(0).path("timestamp").asString();

        assertThat(imported(line).out()).startsWith("✓ 1 new");
        assertThat(other.json("ax").json().path(0).path("timestamp").asString()).isEqualTo(timestamp);
        String without = line.replaceFirst("\"id\":\"[^\"]*\",", "");
        assertThat(imported(without).out()).as("the author gave it").startsWith("✓ 1 new · 0 known");
        assertThat(other.json("ax").json()).hasSize(2);
        assertThat(imported(Files.readString(otherExport())).out()).startsWith("✓ 0 new · 2 known");
    }

    private Path otherExport() {
        Path file = other.home().resolve("again.jsonl");
        assertThat(other.ixion("export", "--out", file.toString()).code()).isZero();
        return file;
    }

    @Test
    void aLineThatWasChangedIsRefusedAndTheOthersAreImported() throws IOException {
        terminal.ixion("as", "ada", "is", "author", "--attr", "n=1");
        terminal.ixion("as", "bob", "is", "author", "--attr", "n=1");
        String lines = Files.readString(exported()).replace("\"ada\"", "\"eve\"");
        Path file = other.file("changed.jsonl", lines);

        Terminal.Answer told = other.ixion("import", file.toString());
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).startsWith("✗ 1 new · 0 known · 1 refused");
        assertThat(told.err()).matches(
            "Line 2: the id AS\\w{32} does not fit what the line says: was it changed since it was written\\?\n");
        Terminal.Answer json = other.json("import", file.toString());
        assertThat(json.json().propertyNames()).containsExactly("new", "known", "refused", "duration_ms");
        assertThat(json.json().path("refused").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(json.json().path("refused").path(0).path("reason").asString()).startsWith("the id AS");
        assertThat(json.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "AS,2026,ada | a line is a JSON object of its own, as 'ixion ax --format jsonl' prints it",
            "[1] | a line is a JSON object of its own, as 'ixion ax --format jsonl' prints it",
            "{\"subjects\": \"a\"} | predicates: must name at least one",
            "{\"subjects\": \" \", \"predicates\": \"b\"} | subjects: must not hold an empty text",
            "{\"subjects\": 1, \"predicates\": \"b\"} | subjects: must be a text or a list of texts",
            "{\"subjects\": [\"a\", [\"b\"]], \"predicates\": \"b\"} | subjects: must be a text or a list of texts",
            "{\"subject\": \"a\", \"predicates\": \"b\"} | 'subject' is nothing that a fact has",
            "{\"subjects\": \"a\", \"predicates\": \"b\"} {} | something follows the JSON object",
            "{\"subjects\": \"a\", \"predicates\": \"b\", \"timestamp\": \"monday\"} | 'monday' is no time such as 2026-11-22T10:00:00Z",
            "{\"subjects\": \"a\", \"predicates\": \"b\", \"id\": \"7\"} | '7' is no id",
            "{\"subjects\": \"a\\ud83d\", \"predicates\": \"b\"} | subjects: the text holds half of a surrogate pair, which is no character",
            "{\"subjects\": \"a\", \"predicates\": \"b\", \"attributes\": []} | attributes: must be an object (a dict with string keys)",
            "{\"subjects\": \"a\", \"predicates\": \"b\", \"attributes\": {\"x\": [{\"n\": 9007199254740993}]}} | attributes.x[0].n: the integer 9007199254740993 is beyond ±9007199254740991, the largest that JSON holds exactly; pass it as a string"})
    void aLineThatSaysNoFactIsRefusedWithTheReason(String line, String reason) throws IOException {
        Terminal.Answer told = imported("{\"subjects\": \"good\", \"predicates\": \"is\"}\n" + line + "\n");

        assertThat(told.err()).isEqualTo("Line 2: " + reason + "\n");
        assertThat(told.out()).startsWith("✗ 1 new · 0 known · 1 refused");
    }

    @Test
    void brokenJsonIsRefusedLineByLineAndOnlyTheFirstTwentyAreShown() throws IOException {
        Terminal.Answer told = imported(
            "{\"subjects\": \"a\n".repeat(25) + "{\"subjects\": \"a\", \"predicates\": \"b\"}");

        assertThat(told.err().lines()).hasSize(21).allMatch(line -> line.startsWith("Line ") || line.startsWith("…"))
            .last().isEqualTo("… and 5 more lines; --json names all of them");
        assertThat(told.out()).startsWith("✗ 1 new · 0 known · 25 refused");
    }

    @Test
    void manyLinesKeepTheirOrderAndTheirNumbers() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 20_000; i++) {
            lines.append(i % 5000 == 0
                ? "{\n"
                : "{\"subjects\":\"s" + i + "\",\"predicates\":\"is\",\"attributes\":{\"i\":" + i + "}}\n");
        }

        JsonNode told = other.json("import", other.file("many.jsonl", lines.toString()).toString()).json();

        assertThat(told.path("new").asInt()).isEqualTo(19_996);
        assertThat(told.path("refused").valueStream().map(line -> line.path("line").asInt()))
            .containsExactly(5000, 10_000, 15_000, 20_000);
        assertThat(other.ixion("ax", "--format", "jsonl").lines()).hasSize(19_996).doesNotHaveDuplicates();
    }

    @Test
    void standardInputIsReadToo() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(
            "{\"subjects\":\"ünï\",\"predicates\":\"is\"}\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(other.ixion("import", "-").out()).startsWith("✓ 1 new");
        } finally {
            System.setIn(before);
        }
        assertThat(other.json("ax", "ünï").json().path(0).path("source").asString()).isEqualTo("import:stdin");
    }

    @Test
    void aFileThatCannotBeReadImportsNothing() {
        assertThat(other.ixion("import", "nowhere.jsonl")).isEqualTo(new Terminal.Answer(1, "",
            "✗ nowhere.jsonl cannot be read: see whether it exists and whether you may read it\n"));
        assertThat(other.ixion("import", other.home().toString()).code()).isEqualTo(1);
        assertThat(other.json("ax").json()).isEmpty();
    }

    @Test
    void anExportThatWouldOverwriteNeedsForce() throws IOException {
        terminal.ixion("as", "ada", "is", "author");
        Path file = terminal.file("out.csv", "mine");

        Terminal.Answer told = terminal.ixion("export", "--out", file.toString());
        assertThat(told).isEqualTo(new Terminal.Answer(1, "",
            "✗ " + file + " exists already; nothing was written. Choose another name, or replace it with --force\n"));
        assertThat(file).hasContent("mine");
        assertThat(terminal.ixion("export", "--out", file.toString(), "--force").out())
            .isEqualTo("✓ 1 fact · " + file + "\n");
        assertThat(Files.readString(file)).startsWith("id,subjects,").endsWith(",\r\n");
        assertThat(terminal.home().toFile().list()).noneMatch(name -> name.contains(".part"));
    }

    @Test
    void theFormatIsThatOfTheEndingOrTheOneNamed() throws IOException {
        Path file = terminal.home().resolve("out.txt");

        assertThat(terminal.ixion("export", "--out", file.toString()))
            .isEqualTo(new Terminal.Answer(2, "",
                "✗ The ending of " + file + " says no format; add --format csv, jsonl or sql\n"));
        assertThat(terminal.json("export", "--format", "csv", "--out", file.toString()).json().path("facts").asInt(-1))
            .isZero();
        assertThat(Files.readString(file)).startsWith("id,subjects,");
        Terminal.Answer nowhere = terminal.ixion("export", "--out", terminal.home().resolve("no/where.csv").toString());
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).startsWith("✗ ").contains("does not exist; make it first");
    }

    @Test
    void anExportAsSqlIsAScriptThatSqliteRuns() throws IOException, SQLException {
        terminal.ixion("as", "ada", "o'brien", "is", "author", "of", "a;\n.quit", "--attr", "t=it's -- \u0000");
        Path script = terminal.home().resolve("out.sql");
        assertThat(terminal.ixion("export", "--out", script.toString()).code()).isZero();

        try (Connection db = DriverManager.getConnection("jdbc:sqlite::memory:");
            Statement statement = db.createStatement()) {
            statement.executeUpdate(Files.readString(script));
            try (ResultSet row = statement.executeQuery(
                "SELECT subjects, contexts, attributes ->> 't', execution FROM attestation")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("[\"ada\",\"o'brien\"]");
                assertThat(row.getString(2)).isEqualTo("[\"a;\\n.quit\"]");
                assertThat(row.getString(3)).startsWith("it's -- ");
                assertThat(row.getObject(4)).isNull();
                assertThat(row.next()).isFalse();
            }
        }
    }

    @Test
    void aQueryNarrowsWhatIsExported() {
        terminal.ixion("as", "ada", "is", "author");
        terminal.ixion("as", "bob", "is", "author");

        assertThat(terminal.ixion("export", "bob", "is", "author", "--out", "-").lines()).singleElement()
            .asString().contains("\"bob\"");
        assertThat(terminal.ixion("export", "limit", "1", "--out", "-", "--format", "csv").lines()).hasSize(2);
    }
}
