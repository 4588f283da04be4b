package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.RanBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file itself refuses to change a fact, whoever opens it.
class ImmutabilityTest {
    private static final List<String> TABLES = List.of("fact", "posting", "appearance", "batch", "chunk", "term",
        "fact_hash");
    private static final Asid CODE = new Asid("AS" + "0".repeat(32));

    private final Workspace workspace;
    private final Connection plain;

    ImmutabilityTest(@TempDir Path folder) throws SQLException {
        Path file = folder.resolve("w.ixion");
        workspace = Workspace.open(file, new HandClock("2026-11-22T10:00:00Z"));
        Claim claim = Claim.of("alice", "knows", "bob", "me");
        workspace.attestations().attest(claim, "test");
        Instant now = Instant.parse("2026-11-22T11:00:00Z");
        ExecutionId run = workspace.jobs().addStarted("ix test", "", "me", now).id();
        workspace.jobs().ranBy(run, new RanBy("test", OptionalInt.of(1), Optional.of(CODE)));
        try (FactWriter facts = workspace.attestations().open(run, "handler:test:v1", Commit.AT_END)) {
            facts.attest(claim);
            facts.attest(Claim.of("carol", "knows", "bob", "me"));
        }
        workspace.jobs().ended(run, now, ExecutionState.SUCCEEDED, Execution.Outcome.NONE);
        // A hidden one, which may be changed but must not take the place of a visible one
        ExecutionId hidden = workspace.jobs().addStarted("ix test", "", "me", now).id();
        try (FactWriter facts = workspace.attestations().open(hidden, "handler:test:v1", Commit.AT_END)) {
            facts.attest(Claim.of("dave", "hides", "here", "me"));
        }
        plain = DriverManager.getConnection("jdbc:sqlite:" + file);
        // As when enough has been written
        execute(
            "INSERT INTO term SELECT * FROM young_term WHERE text <> 'dave'; DELETE FROM young_term WHERE text <> 'dave'");
        execute(
            "INSERT INTO fact_hash SELECT * FROM young_fact_hash WHERE fact < 3; DELETE FROM young_fact_hash WHERE fact < 3");
    }

    @AfterEach
    void close() throws SQLException {
        plain.close();
        workspace.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = plain.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE fact SET claim = '{}'", "UPDATE fact SET asid = x'00'", "UPDATE fact SET time = 0",
            "UPDATE fact SET id = id + 1", "UPDATE appearance SET batch = 9", "UPDATE appearance SET fact = 9",
            "UPDATE posting SET term = 9", "UPDATE posting SET batch = 9", "UPDATE fact SET batch = 9",
            "UPDATE term SET slot = 1 WHERE slot = 0", "UPDATE chunk SET batch = 9", "UPDATE chunk SET last = 0",
            "UPDATE batch SET dropped = 1", "UPDATE batch SET owner = 'somebody else'",
            "UPDATE batch SET published = NULL", "UPDATE batch SET source = 'somebody else'",
            "UPDATE batch SET execution = 1", "UPDATE term SET text = 'mallory' WHERE text = 'alice'",
            "UPDATE term SET id = id + 10", "UPDATE young_term SET id = id + 10", "UPDATE fact_hash SET fact = 9",
            "UPDATE young_fact_hash SET fact = 9"})
    void refusesEveryUpdate(String sql) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class)
            .hasMessageContaining("an attestation is never changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fact", "appearance", "posting", "batch", "term", "chunk", "fact_hash"})
    void refusesEveryDelete(String table) throws SQLException {
        assertThatThrownBy(() -> execute("DELETE FROM " + table)).isInstanceOf(SQLException.class)
            .hasMessageContaining("an attestation is never deleted");
        try (Statement statement = plain.createStatement();
            ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            assertThat(rows.getLong(1)).isPositive();
        }
        assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(2);
    }

    @Test
    void refusesToHideAFactByTakingAwayWhoSaidIt() {
        assertThatThrownBy(() -> execute("DELETE FROM appearance WHERE fact = 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute("DELETE FROM posting WHERE term = 0")).isInstanceOf(SQLException.class);
    }

    /// Every row of the tables, except whether a batch is recalled.
    private List<String> everything() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            String columns = table.equals("batch") ? "id, execution, source, owner, published, dropped" : "*";
            try (Statement statement = plain.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + columns + " FROM " + table)) {
                while (result.next()) {
                    StringJoiner row = new StringJoiner("|", table + ": ", "");
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row.toString());
                }
            }
        }
        return rows;
    }

    /// It may be refused or have no effect; new rows may come, but those that were there stay as they were.
    private void assertChangesNothing(String sql) throws SQLException {
        List<String> before = everything();
        List<Attestation> facts = workspace.attestations().find(Filter.ALL);
        try {
            execute(sql);
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).containsAnyOf("an attestation is never", "constraint failed");
        }
        assertThat(everything()).as(sql).containsAll(before);
        assertThat(workspace.attestations().find(Filter.ALL)).as(sql).isEqualTo(facts);
    }

    private void recall(boolean isRecall) {
        Claim claim = Claim.of(CODE.value(), isRecall ? "is recalled" : "is reinstated", "wrong", "me")
            .at(Instant.parse(isRecall ? "2026-11-22T12:00:00Z" : "2026-11-22T13:00:00Z"));
        if (isRecall) {
            workspace.attestations().recall(CODE, claim, "test");
        } else {
            workspace.attestations().reinstate(CODE, claim, "test");
        }
    }

    private static List<String> replacements() {
        List<String> all = new ArrayList<>();
        for (String insert : List.of("INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL")) {
            String into = insert + " INTO ";
            all.add(into + "fact SELECT id, asid, '{}', time, batch FROM fact");
            all.add(into + "fact SELECT id, randomblob(20), claim, time, batch FROM fact");
            all.add(into + "fact SELECT id + 100, asid, '{}', 0, batch FROM fact");
            all.add(into + "fact SELECT id, asid, claim, 0, batch FROM fact");
            all.add(into + "posting SELECT * FROM posting");
            all.add(into + "mark SELECT name, 0 FROM mark");
            all.add(into + "appearance SELECT * FROM appearance");
            all.add(into + "chunk SELECT batch, first, first - 1 FROM chunk");
            all.add(into + "batch SELECT id, execution, 'mallory', owner, NULL, 0, 1 FROM batch WHERE published > 0");
            all.add(into + "fact_hash SELECT * FROM fact_hash");
            all.add(into + "term SELECT slot, text, id + 100 FROM term");
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsReplacedThoughReplacingFiresNoTriggersForWhatItDeletes(boolean isRecalled) throws SQLException {
        if (isRecalled) {
            recall(true);
        }
        for (String sql : replacements()) {
            assertChangesNothing(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noUpdateAndNoUpsertTakesThePlaceOfARow(boolean isRecalled) throws SQLException {
        if (isRecalled) {
            recall(true);
        }
        for (String sql : List.of("UPDATE OR REPLACE fact SET id = 1 WHERE id = 2",
            "UPDATE OR REPLACE fact SET asid = (SELECT asid FROM fact WHERE id = 1) WHERE id = 3",
            "UPDATE OR REPLACE fact SET id = 1 WHERE id = 3", "UPDATE mark SET value = 0", "DELETE FROM mark",
            "UPDATE OR REPLACE posting SET fact = 1",
            "UPDATE OR REPLACE appearance SET batch = 1", "UPDATE OR REPLACE chunk SET batch = 1",
            "UPDATE OR REPLACE term SET text = 'bob'", "UPDATE OR REPLACE batch SET id = 1 WHERE published IS NULL",
            "UPDATE OR REPLACE batch SET id = 1", "UPDATE OR IGNORE batch SET published = 1 WHERE published > 0",
            "INSERT INTO fact SELECT * FROM fact WHERE true ON CONFLICT (id) DO UPDATE SET claim = '{}'",
            "INSERT INTO fact SELECT id + 100, asid, claim, time, batch FROM fact WHERE true "
                + "ON CONFLICT DO UPDATE SET claim = '{}'",
            "INSERT INTO posting SELECT * FROM posting WHERE true ON CONFLICT DO UPDATE SET batch = 9",
            "INSERT INTO appearance SELECT * FROM appearance WHERE true ON CONFLICT DO UPDATE SET batch = 9",
            "INSERT INTO chunk SELECT * FROM chunk WHERE true ON CONFLICT DO UPDATE SET last = 0",
            "INSERT INTO term SELECT * FROM term WHERE true ON CONFLICT DO UPDATE SET id = 9",
            "INSERT INTO batch SELECT * FROM batch WHERE published > 0 ON CONFLICT DO UPDATE SET published = NULL")) {
            assertChangesNothing(sql);
        }
    }

    @Test
    void whatIsRecalledIsAsSafeAsWhatIsVisible() throws SQLException {
        recall(true);
        assertThat(workspace.attestations().get(Claim.of("carol", "knows", "bob", "me").id())).isEmpty();
        for (String table : TABLES) {
            assertChangesNothing("DELETE FROM " + table + " WHERE " + switch (table) {
                case "fact" -> "batch IN (SELECT id FROM batch WHERE recalled)";
                case "posting", "appearance", "chunk" -> "batch IN (SELECT id FROM batch WHERE recalled)";
                case "fact_hash" ->
                    "fact IN (SELECT id FROM fact WHERE batch IN (SELECT id FROM batch WHERE recalled))";
                case "batch" -> "recalled";
                default -> "text = 'carol'";
            });
        }
        assertChangesNothing("UPDATE batch SET published = NULL WHERE recalled");
        recall(false);
        assertThat(workspace.attestations().get(Claim.of("carol", "knows", "bob", "me").id())).isPresent();
    }

    @Test
    void onlyRecallMayBeWrittenOver() throws SQLException {
        recall(true);
        execute("UPDATE recall SET until = 1");
        execute("UPDATE batch SET recalled = 0");
        execute("DELETE FROM recall");

        assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(3);
    }
}
