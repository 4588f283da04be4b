package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Page;
import dev.ixion.ats.Slot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Questions for which many facts must be read until there are enough that fit.
class LongSearchTest {
    private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00Z");
    private static final int FACTS = 30_000;
    private static final int PAGE = 250;
    private static final List<String> STARTS = List.of("c", "\"q", "\n\t", "😀", "Éa");
    private static final Comparator<Said> BY_TIME = Comparator.comparingInt(Said::second)
        .thenComparingInt(Said::place);

    private static final List<Said> SAID = said();
    private static Workspace workspace;

    /// @param place when it came into the file
    /// @param second several facts have the same
    private record Said(int place, int number, int second) {
        String context() {
            return STARTS.get(number % STARTS.size()) + number;
        }

        Claim claim() {
            return Claim.of("s" + number, number % 3 == 1 ? "is_rare" : "is_frequent", context(), "me")
                .at(FIRST.plusSeconds(second))
                .with(Attributes.of(JsonMapper.shared().createObjectNode().put("n", number)));
        }
    }

    private static List<Said> said() {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, FACTS).boxed().toList());
        Collections.shuffle(numbers, new Random(7));
        return IntStream.range(0, FACTS).mapToObj(i -> new Said(i, numbers.get(i), numbers.get(i) / 5)).toList();
    }

    @BeforeAll
    static void write(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), new HandClock("2026-11-22T10:00:00Z"));
        try (BulkWriter bulk = workspace.attestations().openBulk("test")) {
            SAID.forEach(said -> bulk.add(said.claim(), Optional.empty()));
            bulk.publish();
        }
        // Who asks for words waits for full text
        assertThat(workspace.attestations().count(Filter.ALL.withWords(List.of("s7")))).isOne();
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static Filter numberBelow(int number) {
        return Filter.ALL.where(new AttributeTest(List.of("n"), Comparison.LESS, new Value.Numeric(number)));
    }

    private static List<Attestation> allPages(Filter filter, Order order) {
        AttestationStore store = workspace.attestations();
        List<Attestation> all = new ArrayList<>();
        Optional<Page.Cursor> after = Optional.empty();
        do {
            Page page = store.find(filter, order, PAGE, after);
            assertThat(page.facts()).hasSizeLessThanOrEqualTo(PAGE);
            all.addAll(page.facts());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private static void assertFound(Filter filter, Predicate<Said> fits) {
        List<Claim> oldestFirst = SAID.stream().filter(fits).sorted(BY_TIME).map(Said::claim).toList();
        assertThat(oldestFirst).isNotEmpty();
        assertThat(allPages(filter, Order.OLDEST_FIRST)).extracting(Attestation::claim).isEqualTo(oldestFirst);
        assertThat(allPages(filter, Order.NEWEST_FIRST)).extracting(Attestation::claim)
            .isEqualTo(oldestFirst.reversed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 29_990})
    void comparesAttributes(int number) {
        assertFound(numberBelow(number), said -> said.number() < number);
    }

    @Test
    void comparesAttributesOfWhatHasAFrequentValue() {
        assertFound(numberBelow(900).with(Slot.PREDICATE, "is_rare"),
            said -> said.number() < 900 && said.number() % 3 == 1);
    }

    @Test
    void comparesAttributesInAStretchOfTime() {
        Filter filter = numberBelow(6_000)
            .during(TimeRange.between(FIRST.plusSeconds(1_000), FIRST.plusSeconds(1_900)));
        assertFound(filter,
            said -> said.number() < 6_000 && said.second() >= 1_000 && said.second() < 1_900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "s1", "s11", "s119"})
    void findsBeginnings(String start) {
        assertFound(Filter.ALL.with(Slot.SUBJECT, List.of(Term.startingWith(start))),
            said -> ("s" + said.number()).startsWith(start));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "c1", "c11", "\"q", "\"q1", "\n\t", "\n\t9", "😀", "😀1", "Éa"})
    void findsBeginningsOfAllKindsOfTexts(String start) {
        Filter filter = Filter.ALL.with(Slot.CONTEXT, List.of(Term.startingWith(start)));
        assertFound(filter, said -> said.context().startsWith(start));
        assertThat(workspace.attestations().count(filter))
            .isEqualTo(SAID.stream().filter(said -> said.context().startsWith(start)).count());
    }

    /// Where thousands of values begin so, full text gives the facts; where fewer do, their own index.
    @Test
    void asksFullTextForFrequentBeginnings() {
        AttestationStore store = workspace.attestations();
        Filter frequent = Filter.ALL.with(Slot.CONTEXT, List.of(Term.startingWith("Éa")));
        Filter rare = Filter.ALL.with(Slot.CONTEXT, List.of(Term.startingWith("Éa11")));
        assertThat(store.explain(frequent, Order.NEWEST_FIRST).toString()).contains("SCAN t VIRTUAL TABLE");
        assertThat(store.explain(rare, Order.NEWEST_FIRST).toString()).doesNotContain("SCAN t VIRTUAL TABLE");
    }

    @Test
    void findsBeginningsInAStretchOfTimeAndAsOfAMoment() {
        Filter beginning = Filter.ALL.with(Slot.CONTEXT, List.of(Term.startingWith("Éa")));
        Filter during = beginning.during(TimeRange.between(FIRST.plusSeconds(1_000), FIRST.plusSeconds(4_900)));
        assertFound(during, said -> said.context().startsWith("Éa") && said.second() >= 1_000
            && said.second() < 4_900);
        assertThat(workspace.attestations().count(during)).isEqualTo(SAID.stream()
            .filter(said -> said.context().startsWith("Éa") && said.second() >= 1_000 && said.second() < 4_900)
            .count());
        assertFound(beginning.asOf(FIRST), said -> said.context().startsWith("Éa"));
        assertThat(workspace.attestations().count(beginning.asOf(FIRST.minusSeconds(1)))).isZero();
        assertThat(allPages(beginning.asOf(FIRST.minusSeconds(1)), Order.NEWEST_FIRST)).isEmpty();
    }

    @Test
    void findsWhatBeginsInOneOfSeveralWays() {
        assertFound(Filter.ALL.with(Slot.CONTEXT, List.of(Term.startingWith("\"q"), Term.startingWith("Éa1"))),
            said -> said.context().startsWith("\"q") || said.context().startsWith("Éa1"));
        assertFound(Filter.ALL.with(Slot.CONTEXT, List.of(Term.startingWith("Éa"), Term.exactly("c5"))),
            said -> said.context().startsWith("Éa") || said.context().equals("c5"));
        assertFound(Filter.ALL.with(Slot.CONTEXT, List.of(Term.startingWith("Éa"))).with(Slot.PREDICATE, "is_rare"),
            said -> said.context().startsWith("Éa") && said.number() % 3 == 1);
    }

    @Test
    void findsNothingWhereNothingFits() {
        assertThat(allPages(numberBelow(0), Order.NEWEST_FIRST)).isEmpty();
        assertThat(allPages(numberBelow(5).with(Slot.SUBJECT, "nobody"), Order.NEWEST_FIRST)).isEmpty();
    }
}
