package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query.Timeline;
import dev.ixion.ats.Slot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskingTest {
    private static final List<String> ANY = List.of();

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Workspace workspace;
    private final AttestationStore store;
    private final Attestation oldest;
    private final Attestation middle;
    private final Attestation newest;

    AskingTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), clock);
        store = workspace.attestations();
        oldest = say(List.of("alice", "bob"), "knows", "work", "me");
        middle = say(List.of("alice"), "likes", "home", "me");
        newest = say(List.of("carol"), "knows", "home", "you");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Attestation say(List<String> subjects, String predicate, String context, String actor) {
        clock.pass(Duration.ofMinutes(1));
        return store.attest(new Claim(subjects, List.of(predicate), List.of(context), List.of(actor), Attributes.NONE,
            Optional.empty()), "test").attestation();
    }

    private static Filter filter(List<String> subjects, List<String> predicates, List<String> contexts,
        List<String> actors) {
        return Filter.ALL.with(Slot.SUBJECT, subjects.toArray(String[]::new))
            .with(Slot.PREDICATE, predicates.toArray(String[]::new))
            .with(Slot.CONTEXT, contexts.toArray(String[]::new)).with(Slot.ACTOR, actors.toArray(String[]::new));
    }

    private void assertFound(Filter filter, Attestation... expected) {
        assertThat(store.find(filter)).containsExactly(expected);
        assertThat(store.count(filter)).isEqualTo(expected.length);
    }

    @Test
    void givesEverythingNewestFirst() {
        assertFound(Filter.ALL, newest, middle, oldest);
    }

    @Test
    void takesEachSlotByItself() {
        assertFound(filter(List.of("alice"), ANY, ANY, ANY), middle, oldest);
        assertFound(filter(List.of("bob"), ANY, ANY, ANY), oldest);
        assertFound(filter(ANY, List.of("knows"), ANY, ANY), newest, oldest);
        assertFound(filter(ANY, ANY, List.of("home"), ANY), newest, middle);
        assertFound(filter(ANY, ANY, ANY, List.of("you")), newest);
        assertFound(filter(List.of("knows"), ANY, ANY, ANY));
    }

    @Test
    void takesAnyWordOfASlotAndAllSlotsTogether() {
        assertFound(filter(List.of("bob", "carol", "nobody"), ANY, ANY, ANY), newest, oldest);
        assertFound(filter(List.of("alice", "bob"), ANY, ANY, ANY), middle, oldest);
        assertFound(filter(List.of("alice"), List.of("knows"), List.of("work"), List.of("me")), oldest);
        assertFound(filter(List.of("alice"), List.of("knows"), List.of("home"), ANY));
    }

    @Test
    void takesTheMomentOfSinceAsWell() {
        Instant moment = middle.time();

        assertFound(since(moment), newest, middle);
        assertFound(since(moment.plusNanos(1000)), newest);
        assertFound(since(Instant.MIN), newest, middle, oldest);
        assertFound(since(Instant.MAX));
    }

    private static Filter since(Instant moment) {
        return Filter.ALL.during(TimeRange.from(moment));
    }

    private Attestation sayAt(Instant time) {
        return store.attest(Claim.of("it", "was", "there", "me").at(time), "test").attestation();
    }

    private static Filter there() {
        return filter(List.of("it"), ANY, ANY, ANY);
    }

    @Test
    void tellsTheirTimesInStretchesWithBoundsOfFewDigits() {
        Instant noon = Instant.parse("2026-05-05T12:00:00Z");
        assertThat(store.timeline(there(), 10)).isEqualTo(Timeline.EMPTY);
        sayAt(noon.plusNanos(300_500_000));
        assertThat(store.timeline(there(), 10)).isEqualTo(
            new Timeline(List.of(noon.plusNanos(300_500_000), noon.plusNanos(300_501_000)), List.of(1L)));
        sayAt(noon.plusNanos(350_600_000));
        Timeline millis = store.timeline(there(), 10);
        assertThat(millis.bounds().getFirst()).isEqualTo(noon.plusMillis(300));
        assertThat(millis.bounds().get(1)).isEqualTo(noon.plusMillis(306));
        assertThat(millis.counts()).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        sayAt(noon.plusMillis(35_900));
        Timeline seconds = store.timeline(there(), 10);
        assertThat(seconds.bounds().getFirst()).isEqualTo(noon);
        assertThat(seconds.bounds().get(1)).isEqualTo(noon.plusSeconds(4));
        assertThat(seconds.counts()).containsExactly(2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(seconds.from(2, 7)).isEqualTo(TimeRange.between(noon.plusSeconds(8), noon.plusSeconds(32)));
        assertThat(store.timeline(there(), 1).counts()).containsExactly(3L);
    }

    @Test
    void tellsAlsoTheEarliestAndTheLatestTimeThatThereMayBe() {
        sayAt(Claim.LATEST);
        assertThat(store.timeline(there(), 96).counts()).containsExactly(1L);
        sayAt(Claim.LATEST.minusMillis(1));
        assertThat(store.timeline(there(), 96).counts().stream().mapToLong(count -> count).sum()).isEqualTo(2);
        sayAt(Claim.EARLIEST);
        for (int stretches : List.of(1, 2, 3, 96)) {
            Timeline timeline = store.timeline(there(), stretches);
            assertThat(timeline.counts()).hasSizeBetween(1, stretches);
            assertThat(timeline.counts().stream().mapToLong(count -> count).sum()).isEqualTo(3);
            for (int i = 0; i < timeline.counts().size(); i++) {
                assertThat(store.count(there().during(timeline.from(i, i)))).isEqualTo(timeline.counts().get(i));
            }
        }
    }

    @Test
    void givesNoMoreThanTheLimitButCountsAll() {
        assertThat(store.find(Filter.ALL, Order.NEWEST_FIRST, 2, Optional.empty()).facts()).containsExactly(newest,
            middle);
        assertThat(store.count(Filter.ALL)).isEqualTo(3);
    }

    @Test
    void sortsByTheTimeThatTheAuthorGave() {
        Attestation back = store.attest(Claim.of("z", "was", "x", "me").at(oldest.time().minusSeconds(1)), "test")
            .attestation();

        assertFound(Filter.ALL, newest, middle, oldest, back);
    }

    @Test
    void findsNothingOfARunThatWasNone() {
        assertFound(Filter.ofExecution(new ExecutionId(1)));
    }
}
