package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Scope;
import dev.ixion.ats.Slot;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.Owner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who sees what, and when: recall, streams, previews and imports.
class RecallTest {
    private static final Asid BAD = new Asid("AS" + "0".repeat(32));
    private static final Filter HERE = Filter.ALL.with(Slot.PREDICATE, "is_listed");

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Path file;
    private final Workspace workspace;
    private final TestRuns runs;
    private final AttestationStore store;

    RecallTest(@TempDir Path folder) {
        file = folder.resolve("w.ixion");
        workspace = Workspace.open(file, clock);
        store = workspace.attestations();
        runs = new TestRuns(workspace, clock);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static Claim claim(String subject) {
        return Claim.of(subject, "is_listed", "here", "handler:test");
    }

    private FactWriter write(ExecutionId id, Commit commit, String... subjects) {
        FactWriter facts = store.open(id, "handler:test:v1", commit);
        for (String subject : subjects) {
            facts.attest(claim(subject));
        }
        facts.close();
        return facts;
    }

    private ExecutionId succeed(Asid code, String... subjects) {
        ExecutionId id = runs.begin(code, "me");
        runs.end(id, ExecutionState.SUCCEEDED, write(id, Commit.AT_END, subjects));
        return id;
    }

    private Instant change(boolean isRecall) {
        clock.pass(Duration.ofMinutes(1));
        Claim claim = Claim.of(BAD.value(), isRecall ? "recalled" : "reinstated", "wrong", "me").at(clock.instant());
        if (isRecall) {
            store.recall(BAD, claim, "test");
        } else {
            store.reinstate(BAD, claim, "test");
        }
        Instant when = clock.instant();
        clock.pass(Duration.ofMinutes(1));
        return when;
    }

    private List<String> subjects(Filter filter) {
        assertThat(store.count(filter)).isEqualTo(store.find(filter).size());
        return store.find(filter).stream().map(fact -> fact.subjects().getFirst()).sorted().toList();
    }

    private long rows(String table) throws SQLException {
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file);
            Statement statement = plain.createStatement();
            ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return count.getLong(1);
        }
    }

    private void assertNothingIsLeft() throws SQLException {
        for (String table : List.of("fact", "posting", "appearance", "chunk", "batch", "word")) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void recallHidesWhatOnlyThatVersionSaidAndReinstateShowsItAgain() {
        ExecutionId run = succeed(BAD, "a", "b");
        store.attest(claim("b"), "by hand");
        store.attest(claim("c"), "by hand");
        ExecutionId other = runs.begin(new Asid("AS" + "1".repeat(32)), "me");
        FactWriter facts = store.open(other, "handler:other:v1", Commit.AT_END);
        facts.attest(claim("b"));
        facts.close();
        runs.end(other, ExecutionState.SUCCEEDED, facts);

        change(true);

        assertThat(subjects(HERE)).containsExactly("b", "c");
        assertThat(store.get(claim("a").id())).isEmpty();
        assertThat(store.get(claim("b").id()).map(Attestation::source)).contains("by hand");
        assertThat(store.find(Filter.ofExecution(run))).isEmpty();
        assertThat(store.count(Filter.ALL.with(Slot.PREDICATE, "recalled"))).isEqualTo(1);

        change(false);

        assertThat(subjects(HERE)).containsExactly("a", "b", "c");
        assertThat(store.get(claim("b").id()).flatMap(Attestation::execution)).contains(run);
    }

    @Test
    void whatIsHiddenMayBeSaidAnewAndStaysWhenTheVersionIsReinstated() {
        succeed(BAD, "a");
        change(true);

        assertThat(store.attest(claim("a"), "by hand").isNew()).isTrue();

        assertThat(subjects(HERE)).containsExactly("a");
        change(false);
        assertThat(subjects(HERE)).containsExactly("a");
        assertThat(store.get(claim("a").id()).map(Attestation::source)).contains("handler:test:v1");
    }

    @Test
    void aRunOfARecalledVersionThatEndsLaterStaysHiddenUntilThatIsUndone() {
        ExecutionId late = runs.begin(BAD, "me");
        FactWriter facts = write(late, Commit.AT_END, "late");
        change(true);
        runs.end(late, ExecutionState.SUCCEEDED, facts);
        ExecutionId stream = runs.begin(BAD, "me");
        runs.end(stream, ExecutionState.SUCCEEDED, write(stream, Commit.STREAM, "streamed"));

        assertThat(subjects(HERE)).isEmpty();

        change(false);
        assertThat(subjects(HERE)).containsExactly("late", "streamed");
    }

    @Test
    void aQuestionAsOfAMomentSeesWhatWasVisibleThen() {
        Instant before = clock.instant();
        succeed(BAD, "a");
        Instant recalled = change(true);
        Instant reinstated = change(false);
        succeed(BAD, "b");

        assertThat(subjects(HERE.asOf(before.minusNanos(1_000)))).isEmpty();
        assertThat(subjects(HERE.asOf(before))).containsExactly("a");
        assertThat(subjects(HERE.asOf(recalled.minusNanos(1_000)))).containsExactly("a");
        assertThat(subjects(HERE.asOf(recalled))).isEmpty();
        assertThat(subjects(HERE.asOf(reinstated.minusNanos(1_000)))).isEmpty();
        assertThat(subjects(HERE.asOf(reinstated))).containsExactly("a");
        assertThat(subjects(HERE.asOf(clock.instant()))).containsExactly("a", "b");
    }

    @Test
    void aVersionIsRecalledReinstatedAndRecalledAtOneMoment() {
        succeed(BAD, "a");
        Claim claim = Claim.of(BAD.value(), "recalled", "x", "me").at(clock.instant());

        store.recall(BAD, claim, "test");
        store.recall(BAD, claim, "test");
        store.reinstate(BAD, claim, "test");
        assertThat(subjects(HERE)).containsExactly("a");
        store.recall(BAD, claim, "test");

        assertThat(subjects(HERE)).isEmpty();
        assertThat(subjects(HERE.asOf(clock.instant()))).isEmpty();
    }

    @Test
    void aStreamShowsEachGroupAndKeepsAllThatItSaidWhenItFails() {
        ExecutionId run = runs.begin(BAD, "me");
        FactWriter facts = store.open(run, "handler:test:v1", Commit.STREAM);
        List<String> heard = new CopyOnWriteArrayList<>();
        store.onChange(() -> heard.add("changed"));
        for (int i = 0; i < 1_600; i++) {
            facts.attest(claim("s" + i));
        }
        // The first group was awaited when the second was sent
        assertThat(store.count(HERE)).isGreaterThanOrEqualTo(500);
        assertThat(heard).isNotEmpty();

        facts.discard();
        runs.end(run, ExecutionState.FAILED, facts);

        assertThat(store.count(HERE)).isEqualTo(1_600);
        assertThat(store.count(Filter.ofExecution(run))).isEqualTo(1_600);
        workspace.jobs().interruptOrphans(owner -> false, clock.instant());
        assertThat(store.count(HERE)).isEqualTo(1_600);
    }

    @Test
    void aStreamShowsAlsoALoneFactSoon() throws InterruptedException {
        ExecutionId run = runs.begin(BAD, "me");
        CountDownLatch shown = new CountDownLatch(1);
        store.onChange(shown::countDown);
        try (FactWriter facts = store.open(run, "handler:test:v1", Commit.STREAM)) {
            facts.attest(claim("alone"));
            assertThat(shown.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(subjects(HERE)).containsExactly("alone");
        }
    }

    @Test
    void aPreviewIsSeenOnlyByWhoAsksForItTogetherWithWhatItFoundKnown() throws SQLException {
        store.attest(claim("known"), "by hand");
        ExecutionId run = runs.begin(BAD, Owner.self());
        FactWriter facts = write(run, Commit.NEVER, "known", "new");
        runs.end(run, ExecutionState.SUCCEEDED, facts);

        assertThat(facts.newCount()).isEqualTo(1);
        assertThat(facts.knownCount()).isEqualTo(1);
        assertThat(subjects(HERE)).containsExactly("known");
        assertThat(subjects(Filter.ofExecution(run))).isEmpty();
        assertThat(subjects(HERE.asOf(clock.instant()))).containsExactly("known");
        assertThat(subjects(HERE.in(new Scope.Preview(run)))).containsExactly("known", "new");

        // Another process that starts leaves it alone as long as this one lives
        workspace.jobs().interruptOrphans(Owner::isAlive, clock.instant());
        assertThat(subjects(HERE.in(new Scope.Preview(run)))).containsExactly("known", "new");

        store.dropPreview(run);

        assertThat(subjects(HERE.in(new Scope.Preview(run)))).isEmpty();
        assertThat(subjects(HERE)).containsExactly("known");
        assertThat(rows("fact")).isEqualTo(1);
        assertThat(rows("batch")).isEqualTo(1);
        assertThat(rows("appearance")).isZero();
    }

    @Test
    void aPreviewWhoseProcessIsGoneIsSwept() throws SQLException {
        ExecutionId run = runs.begin(BAD, "1@0");
        runs.end(run, ExecutionState.SUCCEEDED, write(run, Commit.NEVER, "a"));

        workspace.jobs().interruptOrphans(Owner::isAlive, clock.instant());

        assertNothingIsLeft();
    }

    @Test
    void anImportIsVisibleAllAtOnceAndTellsNewFromKnown() {
        store.attest(claim("known"), "by hand");
        ExecutionId hidden = runs.begin(BAD, "me");
        write(hidden, Commit.AT_END, "hidden");
        try (BulkWriter bulk = store.openBulk("import:x")) {
            for (int i = 0; i < 2_000; i++) {
                bulk.add(claim("s" + i % 1_990), Optional.empty());
            }
            bulk.add(claim("known"), Optional.empty());
            bulk.add(claim("hidden"), Optional.empty());
            bulk.add(claim("old"), Optional.of(Instant.parse("2020-01-01T00:00:00Z")));
            assertThat(subjects(HERE)).containsExactly("known");

            assertThat(bulk.publish()).isEqualTo(new BulkWriter.Outcome(1_992, 11));
        }
        assertThat(store.count(HERE)).isEqualTo(1_993);
        assertThat(store.get(claim("old").id()).map(Attestation::time)).contains(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(store.get(claim("s0").id())).hasValueSatisfying(fact -> {
            assertThat(fact.source()).isEqualTo("import:x");
            assertThat(fact.execution()).isEmpty();
        });
    }

    @Test
    void anImportOfWhatIsRecalledCountsItAsNew() {
        succeed(BAD, "a", "b");
        store.attest(claim("b"), "by hand");
        change(true);
        try (BulkWriter bulk = store.openBulk("import:x")) {
            bulk.add(claim("a"), Optional.empty());
            bulk.add(claim("b"), Optional.empty());

            assertThat(bulk.publish()).isEqualTo(new BulkWriter.Outcome(1, 1));
        }
        assertThat(subjects(HERE)).containsExactly("a", "b");
    }

    @Test
    void anImportThatIsClosedUnpublishedLeavesNothing() throws SQLException {
        try (BulkWriter bulk = store.openBulk("import:x")) {
            for (int i = 0; i < 1_200; i++) {
                bulk.add(claim("s" + i), Optional.empty());
            }
        }
        assertNothingIsLeft();
    }

    @Test
    void anImportWhoseProcessIsGoneIsSweptAndALivingOneIsNot() throws SQLException {
        BulkWriter bulk = store.openBulk("import:x");
        for (int i = 0; i < 1_600; i++) {
            bulk.add(claim("s" + i), Optional.empty());
        }
        workspace.jobs().interruptOrphans(Owner::isAlive, clock.instant());
        assertThat(rows("fact")).isPositive();

        workspace.jobs().interruptOrphans(owner -> false, clock.instant());

        // The group that is still being written is refused, since its batch is gone
        bulk.close();
        assertNothingIsLeft();
    }
}
