package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Looking after the file from the command line.
class DbCommandsTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
        terminal.ixion("as", "ada", "is", "author");
    }

    @Test
    void aCheckOfAGoodFileFindsNothing() {
        assertThat(terminal.ixion("db", "check")).isEqualTo(new Terminal.Answer(0, "✓ 1 fact, no faults\n", ""));
        assertThat(terminal.json("db", "check").json().toString()).isEqualTo("{\"facts\":1,\"faults\":[]}");
    }

    @Test
    void aCheckNamesTheFaultsAndFails() throws SQLException {
        try (Connection db = DriverManager.getConnection(
            "jdbc:sqlite:" + terminal.home().resolve("data").resolve("default.ixion"));
            Statement statement = db.createStatement()) {
            statement.executeUpdate("DROP TRIGGER fact_never_changes");
            statement.executeUpdate("UPDATE fact SET claim = replace(claim, 'ada', 'eve')");
        }

        Terminal.Answer told = terminal.ixion("db", "check");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).matches("(?s)Fact 1: the id AS\\w{32} does not fit its claim\n.*");
        assertThat(told.err()).matches("✗ \\d faults? found; restore the file from a backup\n");
        assertThat(terminal.json("db", "check").code()).isEqualTo(1);
    }

    @Test
    void aBackupCanBeOpened() {
        String copy = terminal.home().resolve("copy.ixion").toString();

        assertThat(terminal.ixion("db", "backup", copy)).isEqualTo(new Terminal.Answer(0, "✓ " + copy + "\n", ""));
        assertThat(terminal.json("--db", copy, "ax").json()).hasSize(1);
        assertThat(terminal.ixion("db", "backup", copy)).isEqualTo(
            new Terminal.Answer(1, "", "✗ " + copy + " exists already; nothing was written\n"));
    }

    @Test
    void theStatisticsNameEveryPart() {
        Terminal.Answer told = terminal.ixion("db", "stats");

        assertThat(told.lines().getFirst()).matches("Part +Rows +Size");
        assertThat(told.out()).containsPattern("Facts +1 +[\\d.]+ kB\n").contains("default.ixion: ")
            .contains("in its write-ahead log\n");
        JsonNode json = terminal.json("db", "stats").json();
        assertThat(json.propertyNames()).containsExactly("parts", "file_bytes", "journal_bytes");
        assertThat(json.path("parts").path(0).path("rows").asInt()).isEqualTo(1);
    }

    @Test
    void compactingSaysWhatItSaved() {
        assertThat(terminal.ixion("db", "compact").out()).matches("✓ [\\d.]+ (bytes|kB|MB) smaller\n");
        assertThat(terminal.json("db", "compact").json().path("bytes_saved").asLong(-1)).isNotNegative();
        assertThat(terminal.json("ax").json()).hasSize(1);
    }
}
