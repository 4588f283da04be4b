package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.StoreException;
import dev.ixion.ats.Upkeep;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Looking after the file, with faults that are put into it behind the program's back.
class SqliteUpkeepTest {
    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Path folder;
    private final Path file;
    private Workspace workspace;

    SqliteUpkeepTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("w.ixion");
        workspace = Workspace.open(file, clock);
    }

    @BeforeEach
    void sayThis() {
        workspace.attestations().attest(Claim.of("ada", "is_author", "notes", "me").with(Attributes.of(
            JsonMapper.shared().createObjectNode().put("n", 1e20).put("text", "a \"b\" é \u0000"))), "test");
        workspace.attestations().attest(Claim.of("bob", "is_author", "notes", "me").at(clock.instant()), "test");
        try (BulkWriter bulk = workspace.attestations().openBulk("import:x")) {
            for (int i = 0; i < 3000; i++) {
                bulk.add(Claim.of("s" + i % 7, "is", "c" + i, "bulk"), Optional.empty());
            }
            bulk.publish();
        }
        run(ExecutionState.SUCCEEDED, "kept");
        run(ExecutionState.FAILED, "lost");
        Execution open = workspace.jobs().addStarted("ix x", "test", "owner", clock.instant());
        FactWriter hidden = workspace.attestations().open(open.id(), "ix:x", Commit.AT_END);
        hidden.attest(Claim.of("hidden", "is", "here", "ix:x"));
        hidden.attest(Claim.of("ada", "is_author", "notes", "me"));
        hidden.close();
    }

    private void run(ExecutionState how, String subject) {
        Execution execution = workspace.jobs().addStarted("ix x", "test", "owner", clock.instant());
        FactWriter facts = workspace.attestations().open(execution.id(), "ix:" + subject, Commit.AT_END);
        facts.attest(Claim.of(subject, "is", "here", "ix:x"));
        facts.attest(Claim.of("bob", "is_author", "notes", "me").at(clock.instant()));
        facts.close();
        if (how != ExecutionState.SUCCEEDED) {
            facts.discard();
        }
        workspace.jobs().started(execution.id(), clock.instant());
        workspace.jobs().ended(execution.id(), clock.instant(), how, Execution.Outcome.NONE);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Upkeep.Report check() {
        return workspace.upkeep().check(done -> {});
    }

    /// Changes the file as no part of the program can.
    private void damage(String... statements) throws SQLException {
        workspace.close();
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
            Statement statement = db.createStatement()) {
            List<String> triggers = new ArrayList<>();
            try (var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
                while (rows.next()) {
                    triggers.add(rows.getString(1));
                }
            }
            for (String trigger : triggers) {
                statement.executeUpdate("DROP TRIGGER " + trigger);
            }
            for (String change : statements) {
                statement.executeUpdate(change);
            }
        }
        workspace = Workspace.open(file, clock);
    }

    @Test
    void aFileThatNobodyTamperedWithIsClean() {
        List<Double> progress = new ArrayList<>();

        Upkeep.Report report = workspace.upkeep().check(progress::add);

        assertThat(report.faults()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.facts()).isEqualTo(3005);
        assertThat(progress).isSorted().startsWith(0.0).endsWith(1.0).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "UPDATE fact SET claim = replace(claim, 'bob', 'eve') WHERE id = 2 | Fact 2: the id AS",
            "DELETE FROM posting WHERE fact = 1 AND term = 0 | Fact 1: it is missing in the list of all facts",
            "DELETE FROM posting WHERE fact = 1 AND term = (SELECT id FROM every_term WHERE slot = 0 AND text = 'ada') | Fact 1: it is missing in the index under 'ada'",
            "UPDATE posting SET batch = 2 WHERE fact = 1 AND term = (SELECT id FROM every_term WHERE slot = 0 AND text = 'ada') | Fact 1: the index names another origin under 'ada'",
            "INSERT INTO posting VALUES (1, 5, 99999, 1) | The index names fact 99999, which is not there",
            "INSERT INTO posting SELECT (SELECT id FROM every_term WHERE slot = 0 AND text = 's1'), time, id, batch FROM fact WHERE id = 1 | The index names fact 1 under a value that it does not have",
            "DELETE FROM young_term WHERE slot = 1 AND text = 'is_author' | Fact 1: it is missing in the index under 'is_author'",
            "INSERT INTO posting SELECT term, time, fact, 2 FROM posting WHERE fact = 1 AND term = 0 | Fact 1: the index names another origin under ''",
            "DELETE FROM young_fact_hash WHERE fact = 2 | Fact 2: it is missing in the index of ids",
            "INSERT INTO fact_hash VALUES (x'0102030405060708', 2) | The index of ids names fact 2, which is not there or has another id",
            "INSERT INTO fact_hash VALUES (x'0102030405060708', 99999) | The index of ids names fact 99999",
            "INSERT INTO fact SELECT 4000, asid, claim, time, batch FROM fact WHERE id = 2; INSERT INTO fact_hash SELECT hash, 4000 FROM young_fact_hash WHERE fact = 2 | Fact 2: another fact has the same id",
            "UPDATE fact SET time = time + 1 WHERE id = 2 | Fact 2: it is kept under another time than its claim says",
            "DELETE FROM batch WHERE id = 1 | Fact 1: nothing says who said it first",
            "DELETE FROM chunk WHERE batch = 1 | Fact 1: it is missing among the facts of its origin",
            "INSERT INTO chunk VALUES (9999, 1, 2) | Facts are noted for origin 9999, which is not there",
            "INSERT INTO appearance VALUES (99999, 1) | It is noted that fact 99999 was said again, but it is not there",
            "INSERT INTO appearance VALUES (1, 9999) | Fact 1: it is not clear who said it again",
            "UPDATE batch SET recalled = 1 WHERE id = 1 | Origin 1 is hidden though its handler is not recalled",
            "UPDATE batch SET execution = 9999 WHERE id = 1 | Origin 1 is of a run that is not there",
            "UPDATE mark SET value = 5 WHERE name = 'next_fact' | The number of the next fact is too small",
            "UPDATE mark SET value = 1 WHERE name = 'next_term' | The number of the next value is too small",
            "UPDATE young_term SET id = 1 WHERE slot = 0 AND text = 's1' | Two values have the number 1 in the index",
            "DELETE FROM word WHERE fact = 1 | Fact 1: it is missing in the full text",
            "INSERT INTO word VALUES (77, 99999) | The full text names fact 99999",
            "INSERT INTO full_text (rowid, text) VALUES (77, 'nobody') | The full text holds words of no fact (row 77)",
            "INSERT INTO full_text (full_text) VALUES ('delete-all') | Fact 1: its words are missing in the full text",
            "UPDATE word SET key = 7 WHERE fact = 1 | Fact 1: its place in the full text is not that of its time"})
    void whatDoesNotFitIsSaidInASentence(String change, String fault) throws SQLException {
        workspace.attestations().find(Filter.ALL.withWords(List.of("ada")));
        damage(change);

        Upkeep.Report report = check();

        assertThat(report.isClean()).isFalse();
        assertThat(report.faults()).hasSizeLessThanOrEqualTo(100).anySatisfy(said -> assertThat(said).contains(fault));
    }

    @Test
    void aClaimThatIsNotInItsCanonicalFormIsFoundThoughItsIdFits() throws SQLException {
        String loose = "{\"subjects\":[\"x\"],\"predicates\":[\"y\"]}";
        StringBuilder hex = new StringBuilder();
        for (byte b : Asid.ofCanonical(loose).bytes()) {
            hex.append("%02x".formatted(b));
        }
        damage("UPDATE fact SET claim = '" + loose + "', asid = x'" + hex + "' WHERE id = 1");

        assertThat(check().faults()).first().isEqualTo("Fact 1: its claim is not written as claims are");
    }

    @Test
    void aHundredFaultsAreEnough() throws SQLException {
        damage("DELETE FROM posting WHERE term = 0");

        assertThat(check().faults()).hasSize(100);
    }

    @Test
    void aBackupHoldsEverythingAndIsAWorkspace() {
        Path copy = folder.resolve("copy 'of' it.ixion");

        workspace.upkeep().backup(copy);

        assertThat(folder.toFile().list()).noneMatch(name -> name.contains(".part"));
        try (Workspace other = Workspace.open(copy, clock)) {
            assertThat(other.attestations().count(Filter.ALL)).isEqualTo(workspace.attestations().count(Filter.ALL));
            assertThat(other.upkeep().check(done -> {}).faults()).isEmpty();
        }
    }

    @Test
    void aBackupIsMadeWhileOthersWrite() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writing = Thread.ofPlatform().start(() -> {
            for (int i = 0; !enough.get(); i++) {
                workspace.attestations().attest(Claim.of("while", "is", "copying" + i, "me"), "test");
            }
        });
        Path copy = folder.resolve("copy.ixion");

        workspace.upkeep().backup(copy);

        assertThat(writing.isAlive()).isTrue();
        enough.set(true);
        writing.join();
        try (Workspace other = Workspace.open(copy, clock)) {
            assertThat(other.upkeep().check(done -> {}).faults()).isEmpty();
            assertThat(other.attestations().count(Filter.ALL)).isBetween(3003L,
                workspace.attestations().count(Filter.ALL));
        }
    }

    @Test
    void aBackupReplacesNothingAndLeavesNothingHalf() throws IOException {
        Path copy = Files.writeString(folder.resolve("copy.ixion"), "mine");

        assertThatThrownBy(() -> workspace.upkeep().backup(copy)).isInstanceOf(StoreException.class)
            .hasMessage(copy + " exists already; nothing was written");
        assertThat(copy).hasContent("mine");
        Path nowhere = folder.resolve("no/where.ixion");
        assertThatThrownBy(() -> workspace.upkeep().backup(nowhere)).isInstanceOf(StoreException.class);
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains(".part"));
    }

    @Test
    void theSizesOfThePartsAreThoseOfTheFile() {
        Upkeep.Sizes sizes = workspace.upkeep().sizes();

        assertThat(sizes.parts()).extracting(Upkeep.Part::name).startsWith("Facts", "Index of values", "Full text")
            .endsWith("Other", "Unused");
        assertThat(sizes.parts().getFirst().rows()).isEqualTo(3005);
        assertThat(sizes.parts()).allMatch(part -> part.bytes() >= 0);
        assertThat(sizes.parts().stream().mapToLong(Upkeep.Part::bytes).sum())
            .isLessThanOrEqualTo(sizes.file() + sizes.journal());
        assertThat(sizes.parts().getFirst().bytes()).isPositive();
    }

    @Test
    void compactingGivesSpaceBackAndChangesNothing() throws SQLException {
        try (BulkWriter bulk = workspace.attestations().openBulk("import:y")) {
            for (int i = 0; i < 20_000; i++) {
                bulk.add(Claim.of("dropped" + i, "is", "c" + i, "bulk"), Optional.empty());
            }
        }
        damage("UPDATE execution SET state = 'failed' WHERE state = 'queued'");
        long facts = workspace.attestations().count(Filter.ALL);

        assertThat(workspace.upkeep().compact()).isPositive();

        assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(facts);
        assertThat(workspace.attestations().find(Filter.ALL.withWords(List.of("ada")))).hasSize(1);
        assertThat(check().faults()).isEmpty();
        assertThat(workspace.upkeep().compact()).isNotNegative();
    }

    @Test
    void compactingWaitsForNobodyWhoRuns() {
        assertThatThrownBy(() -> workspace.upkeep().compact()).isInstanceOf(StoreException.class)
            .hasMessageContaining("Runs are in progress");
    }
}
