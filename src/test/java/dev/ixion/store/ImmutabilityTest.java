package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.Claim;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.Filter;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file itself refuses to change a fact, whoever opens it.
class ImmutabilityTest {
    private final Workspace workspace;
    private final Connection plain;

    ImmutabilityTest(@TempDir Path folder) throws SQLException {
        Path file = folder.resolve("w.ixion");
        workspace = Workspace.open(file, new HandClock("2026-11-22T10:00:00Z"));
        Claim claim = Claim.of("alice", "knows", "bob", "me");
        workspace.attestations().attest(claim, "test");
        Instant now = Instant.parse("2026-11-22T11:00:00Z");
        ExecutionId run = workspace.jobs().addStarted("ix test", "", "me", now).id();
        try (FactWriter facts = workspace.attestations().open(run, "handler:test:v1", Commit.AT_END)) {
            facts.attest(claim);
        }
        workspace.jobs().ended(run, now, ExecutionState.SUCCEEDED, Execution.Outcome.NONE);
        plain = DriverManager.getConnection("jdbc:sqlite:" + file);
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
            "UPDATE term SET id = id + 10"})
    void refusesEveryUpdate(String sql) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class)
            .hasMessageContaining("an attestation is never changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fact", "appearance", "posting", "batch", "term", "chunk"})
    void refusesEveryDelete(String table) throws SQLException {
        assertThatThrownBy(() -> execute("DELETE FROM " + table)).isInstanceOf(SQLException.class)
            .hasMessageContaining("an attestation is never deleted");
        try (Statement statement = plain.createStatement();
            ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            assertThat(rows.getLong(1)).isPositive();
        }
        assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(1);
    }

    @Test
    void refusesToHideAFactByTakingAwayWhoSaidIt() {
        assertThatThrownBy(() -> execute("DELETE FROM appearance WHERE fact = 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute("DELETE FROM posting WHERE term = 0")).isInstanceOf(SQLException.class);
    }
}
