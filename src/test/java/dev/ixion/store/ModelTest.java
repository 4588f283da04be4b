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
import dev.ixion.ats.Order;
import dev.ixion.ats.Page;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Query.Timeline;
import dev.ixion.ats.Slot;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.RanBy;
import dev.ixion.store.sql.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store answers every question as a list of facts does that is looked through from end to end.
class ModelTest {
    private static final Asid GOOD = new Asid("AS" + "0".repeat(32));
    private static final Asid BAD = new Asid("AS" + "1".repeat(32));
    private static final Asid DOUBTED = new Asid("AS" + "2".repeat(32));
    private static final int QUESTIONS = 700;

    private final HandClock clock = new HandClock("2026-10-03T10:00:00Z");
    private final RandomQuestions random = new RandomQuestions(20_261_122);
    private final Path file;
    private final Workspace workspace;
    private final AttestationStore store;
    private final NaiveStore model = new NaiveStore();
    private final List<Claim> said = new ArrayList<>();
    private final List<ExecutionId> runs = new ArrayList<>();
    private final List<ExecutionId> previews = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>(List.of(clock.instant()));

    ModelTest(@TempDir Path folder) {
        file = folder.resolve("w.ixion");
        workspace = Workspace.open(file, clock);
        store = workspace.attestations();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void passTime() {
        clock.pass(Duration.ofMinutes(random.below(3)));
        moments.add(clock.instant());
    }

    /// One that was said before, in part.
    private Claim claim() {
        Claim claim = said.isEmpty() || !random.oneIn(3) ? random.claim() : random.one(said);
        said.add(claim);
        return claim;
    }

    private void importMany(int count) {
        passTime();
        NaiveStore.Batch batch = model.batch(Optional.empty(), "import", Optional.empty());
        Set<Asid> known = new HashSet<>();
        long fresh = 0;
        try (BulkWriter bulk = store.openBulk("import")) {
            for (int i = 0; i < count; i++) {
                Claim claim = claim();
                fresh += !model.isVisible(claim) && known.add(claim.id()) ? 1 : 0;
                Instant time = random.moment();
                bulk.add(claim, Optional.of(time));
                model.say(batch, claim, time);
            }
            assertThat(bulk.publish()).isEqualTo(new BulkWriter.Outcome(fresh, count - fresh));
        }
        model.publish(batch, clock.instant());
    }

    /// @param end empty to let it run on
    private void run(int count, Asid code, String source, Commit commit, Optional<ExecutionState> end) {
        passTime();
        ExecutionId run = workspace.jobs().addStarted("ix test", "", "me", clock.instant()).id();
        workspace.jobs().started(run, clock.instant());
        workspace.jobs().ranBy(run, new RanBy("test", OptionalInt.of(1), Optional.of(code)));
        (commit == Commit.NEVER ? previews : runs).add(run);
        NaiveStore.Batch batch = model.batch(Optional.of(run), source, Optional.of(code));
        FactWriter facts = store.open(run, source, commit);
        for (int i = 0; i < count; i++) {
            Claim claim = claim();
            facts.attest(claim);
            if (commit == Commit.NEVER) {
                model.say(batch, claim, clock.instant());
            } else {
                model.sayAsRun(batch, claim, clock.instant());
            }
        }
        if (commit == Commit.STREAM) {
            model.publish(batch, clock.instant());
        }
        facts.close();
        if (end.isEmpty()) {
            return;
        }
        passTime();
        if (end.get() == ExecutionState.SUCCEEDED) {
            if (commit == Commit.AT_END) {
                model.publish(batch, clock.instant());
            }
        } else {
            facts.discard();
            if (commit != Commit.STREAM) {
                model.drop(batch);
            }
        }
        workspace.jobs().ended(run, clock.instant(), end.get(),
            new Execution.Outcome(facts.newCount(), facts.knownCount(), Optional.empty(), Optional.empty()));
    }

    private void sayByHand(int count) {
        for (int i = 0; i < count; i++) {
            passTime();
            say(claim());
        }
    }

    private void say(Claim claim) {
        boolean isNew = !model.isVisible(claim);
        assertThat(store.attest(claim, "by hand").isNew()).isEqualTo(isNew);
        noteByHand(claim);
    }

    private void noteByHand(Claim claim) {
        NaiveStore.Batch batch = model.batch(Optional.empty(), "by hand", Optional.empty());
        model.sayAsRun(batch, claim, clock.instant());
        model.publish(batch, clock.instant());
    }

    private void recall(Asid code, boolean isRecall) {
        passTime();
        clock.pass(Duration.ofSeconds(1));
        Claim claim = Claim.of(code.value(), isRecall ? "is recalled" : "is reinstated", "x", "me")
            .at(clock.instant());
        noteByHand(claim);
        if (isRecall) {
            store.recall(code, claim, "by hand");
            model.recall(code, clock.instant());
        } else {
            store.reinstate(code, claim, "by hand");
            model.reinstate(code, clock.instant());
        }
    }

    /// As another process does it when enough has been written.
    private void settle() {
        try (Sql sql = DatabaseFile.openForWriting(file)) {
            YoungIndexes young = new YoungIndexes(1, 500);
            while (young.movePiece(sql)) {
                assertThat(sql.number("SELECT count(*) FROM fact_hash")).isPositive();
            }
            assertThat(sql.number("SELECT count(*) FROM young_term")).isZero();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private void fill() {
        Optional<ExecutionState> success = Optional.of(ExecutionState.SUCCEEDED);
        importMany(1_500);
        run(300, GOOD, "handler:good:v1", Commit.AT_END, success);
        run(400, BAD, "handler:bad:v1", Commit.AT_END, success);
        settle();
        sayByHand(30);
        run(300, DOUBTED, "handler:doubted:v1", Commit.STREAM, success);
        run(100, GOOD, "handler:good:v1", Commit.AT_END, Optional.of(ExecutionState.FAILED));
        run(200, GOOD, "handler:good:v1", Commit.NEVER, success);
        recall(BAD, true);
        run(300, GOOD, "handler:other:v1", Commit.AT_END, Optional.empty());
        settle();
        run(200, BAD, "handler:bad:v1", Commit.AT_END, success);
        recall(DOUBTED, true);
        sayByHand(30);
        importMany(1_000);
        run(100, GOOD, "handler:good:v2", Commit.STREAM, Optional.of(ExecutionState.CANCELLED));
        recall(DOUBTED, false);
        run(200, DOUBTED, "handler:doubted:v2", Commit.AT_END, success);
        run(100, BAD, "handler:bad:v2", Commit.NEVER, success);
        sayByHand(10);
    }

    @Test
    void everyQuestionIsAnsweredAsAListOfFactsWouldAnswerIt() {
        fill();
        int many = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Filter filter = random.filter(runs, previews, moments);
            Order order = random.order();
            String question = "question " + i + ": " + filter + " " + order;
            List<Attestation> expected = model.find(filter, order);
            many += expected.size() > 1_000 ? 1 : 0;
            assertThat(walk(filter, order, expected.size())).as(question).isEqualTo(expected);
            assertThat(store.count(filter)).as(question).isEqualTo(expected.size());
            if (random.oneIn(3)) {
                checkCounts(filter, question, expected);
            }
        }
        assertThat(many).as("questions with many answers").isGreaterThan(40);
        assertThat(said.stream().map(Claim::id).distinct()
            .filter(id -> store.get(id).isPresent()).count()).isPositive()
            .isEqualTo(said.stream().distinct().filter(model::isVisible).count());
        assertThat(workspace.upkeep().check(done -> {}).faults()).isEmpty();
    }

    private void checkCounts(Filter filter, String question, List<Attestation> expected) {
        Slot slot = random.one(List.of(Slot.values()));
        int limit = 1 + random.below(20);
        ZoneId zone = ZoneId.of(random.one(List.of("UTC", "Asia/Kathmandu", "America/New_York")));
        assertThat(store.countBy(filter, Grouping.valueOf(slot.name()), limit, zone)).as(question)
            .isEqualTo(model.countBy(filter, slot, limit));
        assertThat(store.countBy(filter, Grouping.DAY, limit, zone)).as(question)
            .isEqualTo(model.countByDay(filter, limit, zone));
        Timeline timeline = store.timeline(filter, limit);
        assertThat(timeline.counts().stream().mapToLong(n -> n).sum()).as(question).isEqualTo(expected.size());
        assertThat(timeline.counts()).as(question).hasSizeBetween(expected.isEmpty() ? 0 : 1, limit);
        for (int i = 0; i < timeline.counts().size(); i++) {
            Instant start = timeline.bounds().get(i);
            Instant end = timeline.bounds().get(i + 1);
            assertThat(Duration.between(start, end)).as(question).isEqualTo(
                Duration.between(timeline.bounds().get(0), timeline.bounds().get(1)));
            assertThat(timeline.counts().get(i)).as(question).isEqualTo(expected.stream()
                .filter(fact -> !fact.time().isBefore(start) && fact.time().isBefore(end)).count());
        }
    }

    /// Page by page, in a handful of them.
    private List<Attestation> walk(Filter filter, Order order, int expected) {
        int size = random.oneIn(4) ? Query.NO_LIMIT : 1 + expected / 5 + random.below(1 + expected);
        List<Attestation> all = new ArrayList<>();
        Optional<Page.Cursor> cursor = Optional.empty();
        do {
            Page page = store.find(filter, order, size, cursor);
            assertThat(page.facts()).hasSizeLessThanOrEqualTo(size);
            all.addAll(page.facts());
            cursor = page.next();
        } while (cursor.isPresent() && all.size() <= expected);
        return all;
    }
}
