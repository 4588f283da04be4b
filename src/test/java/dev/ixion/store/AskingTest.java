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
import java.time.temporal.ChronoUnit;
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

    @Test
    void tellsTheirTimesInStretchesOfWholeSeconds() {
        Timeline timeline = store.timeline(Filter.ALL, 7);
        assertThat(timeline.counts().stream().mapToLong(count -> count).sum()).isEqualTo(3);
        assertThat(timeline.counts().getFirst()).isPositive();
        for (int i = 0; i <= timeline.counts().size(); i++) {
            assertThat(timeline.start(i)).isEqualTo(timeline.start(i).truncatedTo(ChronoUnit.SECONDS));
        }
        assertThat(store.timeline(since(newest.time()), 7).counts()).containsExactly(1L);
        assertThat(store.timeline(since(Instant.MAX), 7).counts()).isEmpty();
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
