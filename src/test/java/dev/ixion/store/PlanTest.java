package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Scope;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Slot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// No question reads all facts to find a few.
class PlanTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<Filter> QUESTIONS = List.of(Filter.ALL, Filter.ALL.with(Slot.SUBJECT, "s1"),
        Filter.ALL.with(Slot.PREDICATE, "is_listed"), Filter.ALL.with(Slot.CONTEXT, "c1", "c2"),
        Filter.ALL.with(Slot.CONTEXT, "c0", "c1", "c2"),
        Filter.ALL.with(Slot.PREDICATE, "is_listed").with(Slot.CONTEXT, "c1"),
        Filter.ALL.with(Slot.SUBJECT, List.of(Term.startingWith("s1"))),
        Filter.ALL.with(Slot.SUBJECT, List.of(Term.startingWith("s"))),
        Filter.ALL.with(Slot.SUBJECT, List.of(Term.startingWith("s"), Term.exactly("x"))),
        Filter.ALL.withWords(List.of("common")), Filter.ALL.withWords(List.of("rare7")),
        Filter.ALL.withWords(List.of("comm*", "common text")),
        Filter.ALL.withWords(List.of("common")).with(Slot.CONTEXT, "c1"),
        Filter.ALL.where(test("rare", new AttributeTest.Value.Text("rare7"))),
        Filter.ALL.where(test("text", new AttributeTest.Value.Text("common text"))),
        Filter.ALL.where(test("n", new AttributeTest.Value.Numeric(7))),
        Filter.ALL.where(new AttributeTest(List.of("n"), Comparison.MORE, new AttributeTest.Value.Numeric(7))),
        Filter.ALL.during(TimeRange.from(TIME)), Filter.ALL.with(Slot.CONTEXT, "c1").during(TimeRange.from(TIME)),
        Filter.ALL.asOf(TIME), Filter.ALL.with(Slot.CONTEXT, "c1").asOf(TIME),
        Filter.ofExecution(new ExecutionId(1)), Filter.ALL.in(new Scope.Preview(new ExecutionId(1))));

    private static AttributeTest test(String name, AttributeTest.Value value) {
        return new AttributeTest(List.of(name), Comparison.EQUAL, value);
    }

    @Test
    void neverReadsAWholeTable(@TempDir Path folder) {
        try (Workspace workspace = Workspace.open(folder.resolve("w.ixion"), new HandClock("2026-11-22T10:00:00Z"))) {
            AttestationStore store = workspace.attestations();
            try (BulkWriter bulk = store.openBulk("test")) {
                for (int i = 0; i < 4_000; i++) {
                    bulk.add(Claim.of("s" + i, "is_listed", "c" + i % 3, "me").at(TIME.minusSeconds(i))
                        .with(Attributes.of(JsonMapper.shared().createObjectNode().put("text", "common text")
                            .put("rare", "rare" + i).put("n", i))),
                        Optional.empty());
                }
                bulk.publish();
            }
            store.count(Filter.ALL.withWords(List.of("common")));
            for (Filter filter : QUESTIONS) {
                for (Order.Column column : Order.Column.values()) {
                    List<String> plan = store.explain(filter, new Order(column, true));

                    // What a run said is a query of its own, which is called p too
                    boolean isQuery = plan.stream().anyMatch(step -> step.strip().equals("CO-ROUTINE p"));
                    String tables = "f|c|q|a|w|fact|posting|appearance|word" + (isQuery ? "" : "|p");
                    assertThat(plan).as(filter + " by " + column).isNotEmpty()
                        .noneMatch(step -> step.strip().matches("SCAN (" + tables + ")( .*)?"));
                }
            }
        }
    }
}
