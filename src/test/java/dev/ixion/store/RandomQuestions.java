package dev.ixion.store;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Scope;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes up claims and what is asked of them, from few values so that they meet.
final class RandomQuestions {
    private static final List<String> TEXTS = List.of("red apple", "Red  apple-pie", "apple red", "Über Straße", "uber",
        "a \"quoted\" apple", "new\nline", "pear", "PEAR tree 7", "", "-", "12 monkeys", "redder");
    private static final List<String> WORDS = List.of("red", "apple", "red apple", "Red Apple*", "app*", "über straße",
        "uber", "UBER*", "pear", "tree 7", "7", "quoted apple", "new line", "line new", "common", "common 7", "alpha",
        "alpha-1", "alpha 1*", "nobody");
    private static final List<List<String>> PATHS = List.of(List.of("n"), List.of("text"), List.of("flag"),
        List.of("none"), List.of("list"), List.of("deep"), List.of("deep", "n"), List.of("deep", "text"),
        List.of("missing"), List.of("n", "below"), List.of("common"), List.of("odd name"), List.of(""));
    private static final List<Value> VALUES = List.of(new Value.Numeric(3), new Value.Numeric(0.5),
        new Value.Numeric(-2), new Value.Numeric(1e20), new Value.Text("red apple"), new Value.Text("pear"),
        new Value.Text("common 7"), new Value.Text("Über Straße"), new Value.Text(""), new Value.Truth(true),
        new Value.Truth(false), new Value.Null(), new Value.Numeric(7));
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private final Random random;

    RandomQuestions(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int below(int n) {
        return random.nextInt(n);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Few moments, so that many facts have the same; some lie a microsecond apart.
    Instant moment() {
        return START.plusSeconds(random.nextInt(5) * 40_000L).plusNanos(random.nextInt(3) * 1_000L);
    }

    private String value(Slot slot) {
        return switch (slot) {
            case SUBJECT -> oneIn(3) ? "alpha-" + random.nextInt(30) : "s" + random.nextInt(400);
            case PREDICATE -> "p" + Math.min(random.nextInt(8), random.nextInt(8));
            case CONTEXT -> oneIn(2) ? "c" + random.nextInt(6) : "repo:" + random.nextInt(50);
            case ACTOR -> "actor" + random.nextInt(3);
        };
    }

    private List<String> values(Slot slot, int least) {
        List<String> values = new ArrayList<>();
        int count = least + (oneIn(3) ? random.nextInt(3) : 0) + (least == 0 && !oneIn(4) ? 1 : 0);
        for (int i = 0; i < count; i++) {
            values.add(value(slot));
        }
        return values;
    }

    Claim claim() {
        ObjectNode attributes = JsonMapper.shared().createObjectNode();
        if (!oneIn(4)) {
            attributes.put("n", random.nextInt(12) - 3);
        }
        if (oneIn(5)) {
            attributes.put("n", oneIn(2) ? 0.5 : 1e20);
        }
        if (oneIn(2)) {
            attributes.put("text", one(TEXTS));
        }
        if (oneIn(2)) {
            attributes.put("flag", oneIn(2));
        }
        if (oneIn(5)) {
            attributes.putNull("none");
        }
        if (oneIn(4)) {
            attributes.putArray("list").add(random.nextInt(4)).add(one(TEXTS)).add(oneIn(2)).addNull().addObject()
                .put("n", 3);
        }
        if (oneIn(4)) {
            attributes.putObject("deep").put("n", random.nextInt(4)).put("text", one(TEXTS));
        }
        if (oneIn(6)) {
            attributes.put("odd name", 3).put("", 3);
        }
        if (!oneIn(3)) {
            attributes.put("common", "common " + random.nextInt(9));
        }
        return new Claim(values(Slot.SUBJECT, 1), values(Slot.PREDICATE, 1), values(Slot.CONTEXT, 0),
            values(Slot.ACTOR, 0), Attributes.of(attributes),
            oneIn(3) ? Optional.empty() : Optional.of(moment()));
    }

    private Term term(Slot slot) {
        String value = value(slot);
        return switch (random.nextInt(8)) {
            case 0 -> Term.startingWith(value.substring(0, random.nextInt(value.length() + 1)));
            case 1 -> Term.exactly("nobody said this");
            default -> Term.exactly(value);
        };
    }

    Filter filter(List<ExecutionId> runs, List<ExecutionId> previews, List<Instant> moments) {
        Filter filter = Filter.ALL;
        for (Slot slot : Slot.values()) {
            if (oneIn(4)) {
                List<Term> terms = new ArrayList<>();
                int count = oneIn(2) ? 1 : 1 + random.nextInt(oneIn(8) ? 45 : 3);
                for (int i = 0; i < count; i++) {
                    terms.add(term(slot));
                }
                filter = filter.with(slot, terms);
            }
        }
        if (oneIn(4)) {
            Instant since = moment().plusNanos(random.nextInt(3) - 1);
            Instant until = moment().plusNanos(random.nextInt(3) - 1);
            filter = filter.during(new TimeRange(oneIn(3) ? Optional.empty() : Optional.of(since),
                oneIn(3) ? Optional.empty() : Optional.of(until)));
        }
        if (oneIn(4)) {
            filter = filter.where(new AttributeTest(one(PATHS),
                oneIn(2) ? Comparison.EQUAL : one(List.of(Comparison.values())), one(VALUES)));
        }
        if (oneIn(6)) {
            filter = filter.where(new AttributeTest(List.of("common"), Comparison.EQUAL, new Value.Text("common 7")));
        }
        if (oneIn(3)) {
            filter = filter.withWords(oneIn(3) ? List.of(one(WORDS), one(WORDS)) : List.of(one(WORDS)));
        }
        if (oneIn(6)) {
            filter = filter.asOf(one(moments).plusNanos(random.nextInt(3) - 1));
        }
        return switch (random.nextInt(12)) {
            case 0 -> filter.in(new Scope.Run(one(runs)));
            case 1 -> filter.in(new Scope.Preview(one(previews)));
            default -> filter;
        };
    }

    Order order() {
        return new Order(oneIn(2) ? Order.Column.TIME : one(List.of(Order.Column.values())), oneIn(2));
    }
}
