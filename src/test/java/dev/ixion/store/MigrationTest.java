package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import dev.ixion.ats.StoreException;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.JobId;
import dev.ixion.store.search.Facts;
import dev.ixion.store.sql.Sql;
import dev.ixion.text.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file of an earlier format becomes one of the newest, with everything that was in it.
class MigrationTest {
    private static final Instant TIME = Instant.parse("2026-05-01T10:00:00.123456Z");
    private static final Claim BOTH = new Claim(List.of("alice", "bob"), List.of("knows"), List.of(), List.of("me"),
        Attributes.ofCanonical("{\"note\":\"red apple\"}"), Optional.of(TIME));
    private static final Claim MINE = Claim.of("alice", "likes", "alice", "me");
    private static final Claim SHARED = Claim.of("carol", "knows", "dave", "handler:test");
    private static final Claim HIDDEN = Claim.of("erin", "knows", "carol", "handler:test");
    private static final Claim HIDDEN_FIRST = Claim.of("frank", "knows", "carol", "handler:test");

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Path folder;
    private final Path file;

    MigrationTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("w.ixion");
    }

    private void makeFileOfFormat1() throws SQLException {
        try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            sql.runScript(Resources.read(DatabaseFile.class, "001.sql"));
            sql.run("PRAGMA user_version = 1");
            sql.run("PRAGMA application_id = " + DatabaseFile.APPLICATION_ID);
            sql.run("INSERT INTO job (id, command, schedule, due, origin, created) "
                + "VALUES (7, 'ix test', 'every 1h', 1790000000000000, 'g', 1780000000000000)");
            execution(sql, 11, "succeeded", 100);
            execution(sql, 12, "succeeded", 200);
            execution(sql, 13, "running", 300);
            batch(sql, 1, Optional.empty(), "by hand", Optional.of(50L));
            batch(sql, 2, Optional.of(13L), "handler:slow:v1", Optional.empty());
            batch(sql, 3, Optional.of(11L), "handler:a:v1", Optional.of(400L));
            batch(sql, 4, Optional.of(12L), "handler:b:v1", Optional.of(300L));
            fact(sql, 1, BOTH, Sql.micros(TIME), 1);
            fact(sql, 2, MINE, 2_000, 1, 3);
            fact(sql, 5, SHARED, 3_000, 3, 4);
            fact(sql, 6, HIDDEN, 4_000, 2);
            fact(sql, 9, HIDDEN_FIRST, 4_000, 2, 3, 4);
            sql.run("INSERT INTO output VALUES (11, 1, 0, 'a line')");
            sql.run("INSERT INTO glyph VALUES ('n', 1, '{}')");
        }
    }

    /// The files of each format that the newest one did not make.
    private void makeFile(int format) throws SQLException {
        makeFileOfFormat1();
        try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            for (int next = 2; next <= format; next++) {
                sql.runScript(Resources.read(DatabaseFile.class, "00" + next + ".sql"));
                sql.run("PRAGMA user_version = " + next);
            }
            if (format >= 3) {
                // Full text has followed already, and is to do so once more
                sql.run("INSERT INTO word (key, fact) SELECT 1000 * id, id FROM fact");
                sql.run("INSERT INTO text_index (rowid, text) SELECT key, 'words of before' FROM word");
                sql.run("UPDATE mark SET value = (SELECT max(id) FROM fact) WHERE name = 'indexed_fact'");
            }
        }
    }

    private static void execution(Sql sql, long id, String state, long due) throws SQLException {
        sql.update("INSERT INTO execution (id, job, due, state, owner, started, ended, handler, version, code, "
            + "new_facts, known_facts) VALUES (?, 7, ?, ?, 'me', 1, ?, 'test', 1, ?, 3, 4)", id, due, state,
            state.equals("running") ? Optional.empty() : Optional.of(2L), "AS" + "0".repeat(32));
    }

    private static void batch(Sql sql, long id, Optional<Long> execution, String source, Optional<Long> published)
        throws SQLException {
        sql.update("INSERT INTO batch (id, execution, source, published) VALUES (?, ?, ?, ?)", id, execution, source,
            published);
    }

    private static void fact(Sql sql, long id, Claim claim, long time, long... batches) throws SQLException {
        sql.update("INSERT INTO fact VALUES (?, ?, ?, ?)", id, claim.id().bytes(), claim.canonical(), time);
        for (long batch : batches) {
            sql.update("INSERT INTO appearance VALUES (?, ?)", id, batch);
        }
        for (Slot slot : Slot.values()) {
            for (String value : slot.of(claim)) {
                sql.update("INSERT INTO term (text) VALUES (?) ON CONFLICT DO NOTHING", value);
                sql.update("INSERT INTO posting SELECT ?, id, ?, ? FROM term WHERE text = ?", Facts.number(slot), time,
                    id, value);
            }
        }
    }

    private static Attestation attestation(Claim claim, long micros, String source, long execution) {
        return new Attestation(claim.id(), claim, Sql.instant(micros), source,
            execution == 0 ? Optional.empty() : Optional.of(new ExecutionId(execution)));
    }

    /// Everything in a file, row by row.
    private static List<String> dump(Path path) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + path);
            var statement = plain.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_master ORDER BY name")) {
                while (rows.next()) {
                    all.add(rows.getString(1) + ": " + rows.getString(2));
                    if (String.valueOf(rows.getString(2)).startsWith("CREATE TABLE")) {
                        tables.add(rows.getString(1));
                    }
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            row.append('|').append(rows.getString(i));
                        }
                        all.add(row.toString());
                    }
                }
            }
            try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
                all.add("version " + version.getInt(1));
            }
        }
        return all;
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void keepsFactsSourcesTimesJobsAndExecutions(int format) throws Exception {
        makeFile(format);
        try (Workspace workspace = Workspace.open(file, clock)) {
            assertThat(workspace.attestations().find(Filter.ALL)).containsExactly(
                attestation(BOTH, Sql.micros(TIME), "by hand", 0),
                attestation(HIDDEN_FIRST, 4_000, "handler:b:v1", 12), attestation(SHARED, 3_000, "handler:b:v1", 12),
                attestation(MINE, 2_000, "by hand", 0));
            assertThat(workspace.attestations().get(HIDDEN.id())).isEmpty();
            assertThat(workspace.attestations().count(Filter.ALL.with(Slot.SUBJECT, "alice"))).isEqualTo(2);
            assertThat(workspace.attestations().count(Filter.ALL.with(Slot.CONTEXT, "alice"))).isEqualTo(1);
            assertThat(workspace.attestations().count(Filter.ALL.with(Slot.CONTEXT, "carol"))).isEqualTo(1);
            assertThat(workspace.attestations().find(Filter.ofExecution(new ExecutionId(11)))).isEmpty();
            assertThat(workspace.attestations().count(Filter.ofExecution(new ExecutionId(12)))).isEqualTo(2);
            assertThat(workspace.attestations().count(Filter.ALL.asOf(Sql.instant(299)))).isEqualTo(2);
            assertThat(workspace.attestations().count(Filter.ALL.withWords(List.of("red apple")))).isEqualTo(1);
            assertThat(workspace.jobs().job(new JobId(7))).hasValueSatisfying(
                job -> assertThat(job.due()).contains(Sql.instant(1_790_000_000_000_000L)));
            assertThat(workspace.jobs().execution(new ExecutionId(11))).hasValueSatisfying(run -> {
                assertThat(run.state()).isEqualTo(ExecutionState.SUCCEEDED);
                assertThat(run.outcome().newFacts()).isEqualTo(3);
            });
            assertThat(workspace.jobs().output(new ExecutionId(11))).hasSize(1);
            assertThat(workspace.upkeep().check(done -> {}).faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void letsARunThatWasInProgressGoOnAndNewFactsCome(int format) throws Exception {
        makeFile(format);
        try (Workspace workspace = Workspace.open(file, clock)) {
            ExecutionId running = new ExecutionId(13);
            try (FactWriter facts = workspace.attestations().open(running, "handler:slow:v1", Commit.AT_END)) {
                assertThat(facts.attest(HIDDEN).isNew()).isFalse();
                assertThat(facts.attest(Claim.of("new", "one", "x", "me")).isNew()).isTrue();
            }
            workspace.jobs().ended(running, clock.instant(), ExecutionState.SUCCEEDED, Execution.Outcome.NONE);

            assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(6);
            assertThat(workspace.attestations().attest(SHARED, "by hand").isNew()).isFalse();
            assertThat(workspace.attestations().count(Filter.ofExecution(running))).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void dropsWhatARunLeftThatDied(int format) throws Exception {
        makeFile(format);
        try (Workspace workspace = Workspace.open(file, clock)) {
            workspace.jobs().interruptOrphans(owner -> false, clock.instant());

            assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(4);
            assertThat(workspace.attestations().attest(HIDDEN, "by hand").isNew()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void makesACopyBeforeOnce(int format) throws Exception {
        makeFile(format);
        List<String> before = dump(file);
        Workspace.open(file, clock).close();
        Workspace.open(file, clock).close();

        assertThat(files()).containsExactly("w.ixion", "w.ixion.v" + format + "-backup");
        assertThat(dump(folder.resolve("w.ixion.v" + format + "-backup"))).containsExactlyInAnyOrderElementsOf(before);
        Files.copy(folder.resolve("w.ixion.v" + format + "-backup"), folder.resolve("copy.ixion"));
        try (Workspace copy = Workspace.open(folder.resolve("copy.ixion"), clock)) {
            assertThat(copy.attestations().count(Filter.ALL)).isEqualTo(4);
        }
    }

    @Test
    void leavesTheFileAsItWasIfItFailsMidway() throws Exception {
        makeFileOfFormat1();
        try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            // In the way of one of the last statements
            sql.run("CREATE TRIGGER visible_posting_stays_too AFTER INSERT ON glyph BEGIN SELECT 1; END");
            sql.run("CREATE TABLE word (x)");
        }
        List<String> before = dump(file);

        assertThatThrownBy(() -> Workspace.open(file, clock)).isInstanceOf(StoreException.class)
            .hasMessageContaining(file + " could not be used").hasMessageContaining("word already exists");

        assertThat(dump(file)).isEqualTo(before);
        assertThat(dump(folder.resolve("w.ixion.v1-backup"))).containsExactlyInAnyOrderElementsOf(before);
    }
}
