package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Scope;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Slot;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The store as anyone would write it first: a list of facts, looked through from end to end. It is what the real one
/// is compared with.
final class NaiveStore {
    private final Map<Asid, Fact> facts = new LinkedHashMap<>();
    private final List<Recall> recalls = new ArrayList<>();
    private final Map<String, List<String>> tokens = new HashMap<>();
    private long nextBatch = 1;
    private long nextFact = 1;

    /// What became visible at once.
    static final class Batch {
        private final long number;
        private final Optional<ExecutionId> execution;
        private final String source;
        private final Optional<Asid> code;
        private Optional<Instant> published = Optional.empty();

        private Batch(long number, Optional<ExecutionId> execution, String source, Optional<Asid> code) {
            this.number = number;
            this.execution = execution;
            this.source = source;
            this.code = code;
        }
    }

    /// A fact with all who said it.
    record Fact(long number, Claim claim, Instant time, List<List<String>> texts, JsonNode attributes,
        List<Batch> saidBy) {}

    private record Recall(Asid code, Instant since, Optional<Instant> until) {
        private boolean isAt(Instant moment) {
            return !since.isAfter(moment) && until.map(end -> end.isAfter(moment)).orElse(true);
        }
    }

    Batch batch(Optional<ExecutionId> execution, String source, Optional<Asid> code) {
        return new Batch(nextBatch++, execution, source, code);
    }

    void publish(Batch batch, Instant when) {
        batch.published = Optional.of(when);
    }

    void recall(Asid code, Instant since) {
        recalls.add(new Recall(code, since, Optional.empty()));
    }

    void reinstate(Asid code, Instant until) {
        recalls.replaceAll(recall -> recall.code().equals(code) && recall.until().isEmpty()
            ? new Recall(code, recall.since(), Optional.of(until))
            : recall);
    }

    void drop(Batch batch) {
        facts.values().forEach(fact -> fact.saidBy().remove(batch));
        facts.values().removeIf(fact -> fact.saidBy().isEmpty());
    }

    /// A batch says a claim, new or not.
    void say(Batch batch, Claim claim, Instant time) {
        Fact fact = facts.computeIfAbsent(claim.id(), _ -> {
            JsonNode attributes = claim.attributes().toTree();
            List<List<String>> texts = new ArrayList<>();
            claim.subjects().forEach(subject -> texts.add(tokens(subject)));
            addTexts(attributes, texts);
            return new Fact(nextFact++, claim, claim.at().orElse(time), texts, attributes, new ArrayList<>());
        });
        if (!fact.saidBy().contains(batch)) {
            fact.saidBy().add(batch);
        }
    }

    /// As a run says it: what its source has said already, where anyone sees it, is not noted again.
    void sayAsRun(Batch batch, Claim claim, Instant time) {
        Fact known = facts.get(claim.id());
        if (known == null || known.saidBy().stream().noneMatch(other -> other.source.equals(batch.source)
            && isVisible(other, Filter.ALL))) {
            say(batch, claim, time);
        }
    }

    boolean isVisible(Claim claim) {
        Fact fact = facts.get(claim.id());
        return fact != null && fact.saidBy().stream().anyMatch(batch -> isVisible(batch, Filter.ALL));
    }

    private boolean isVisible(Batch batch, Filter filter) {
        if (filter.scope() instanceof Scope.Preview(var run) && batch.execution.equals(Optional.of(run))) {
            return true;
        }
        if (batch.published.isEmpty()) {
            return false;
        }
        boolean isAsOf = filter.asOf().isPresent() && !(filter.scope() instanceof Scope.Preview);
        if (isAsOf && batch.published.get().isAfter(filter.asOf().get())) {
            return false;
        }
        return recalls.stream().noneMatch(recall -> batch.code.equals(Optional.of(recall.code()))
            && (isAsOf ? recall.isAt(filter.asOf().get()) : recall.until().isEmpty()));
    }

    /// The visible batch that said a fact first.
    private Optional<Batch> origin(Fact fact, Filter filter) {
        return fact.saidBy().stream().filter(batch -> isVisible(batch, filter))
            .min(Comparator.<Batch, Instant>comparing(batch -> batch.published.orElse(Instant.MAX))
                .thenComparing(batch -> batch.number));
    }

    List<Fact> find(Filter filter) {
        return facts.values().stream().filter(fact -> fits(fact, filter)).toList();
    }

    List<Attestation> find(Filter filter, Order order) {
        return find(filter).stream().sorted(comparator(order)).map(fact -> {
            Batch origin = origin(fact, filter).orElseThrow();
            return new Attestation(fact.claim().id(), fact.claim(), fact.time(), origin.source, origin.execution);
        }).toList();
    }

    private static Comparator<Fact> comparator(Order order) {
        Comparator<Fact> byTime = Comparator.comparing(Fact::time).thenComparing(Fact::number);
        Function<Fact, @Nullable String> value = fact -> {
            List<String> values = switch (order.by()) {
                case TIME -> List.<String>of();
                case SUBJECT -> fact.claim().subjects();
                case PREDICATE -> fact.claim().predicates();
                case CONTEXT -> fact.claim().contexts();
                case ACTOR -> fact.claim().actors();
            };
            return values.isEmpty() ? null : order.descending() ? values.getLast() : values.getFirst();
        };
        Comparator<@Nullable String> texts = Comparator.nullsFirst(Comparator.<String>naturalOrder());
        if (order.by() == Order.Column.TIME) {
            return order.descending() ? byTime.reversed() : byTime;
        }
        return Comparator.comparing(value, order.descending() ? texts.reversed() : texts)
            .thenComparing(byTime.reversed());
    }

    List<Tally> countBy(Filter filter, Slot slot, int limit) {
        Map<String, Long> counts = find(filter).stream().flatMap(fact -> slot.of(fact.claim()).stream())
            .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(entry -> new Tally(entry.getKey(), entry.getValue())).limit(limit).toList();
    }

    List<Tally> countByDay(Filter filter, int limit, ZoneId zone) {
        TreeMap<LocalDate, Long> counts = new TreeMap<>();
        find(filter).forEach(fact -> counts.merge(fact.time().atZone(zone).toLocalDate(), 1L, Long::sum));
        return counts.descendingMap().entrySet().stream()
            .map(entry -> new Tally(entry.getKey().toString(), entry.getValue())).limit(limit).toList();
    }

    private boolean fits(Fact fact, Filter filter) {
        return filter.slots().entrySet().stream()
            .allMatch(slot -> holds(slot.getKey().of(fact.claim()), slot.getValue()))
            && filter.time().since().map(since -> !fact.time().isBefore(since)).orElse(true)
            && filter.time().until().map(until -> fact.time().isBefore(until)).orElse(true)
            && filter.attributes().stream().allMatch(test -> fits(fact.attributes(), test))
            && filter.words().stream().allMatch(word -> says(fact.texts(), word)) && isInScope(fact, filter);
    }

    private boolean isInScope(Fact fact, Filter filter) {
        Optional<Batch> origin = origin(fact, filter);
        return origin.isPresent() && switch (filter.scope()) {
            case Scope.Everything() -> true;
            case Scope.Run(var run) -> origin.get().execution.equals(Optional.of(run));
            case Scope.Preview(var run) -> fact.saidBy().stream().anyMatch(
                batch -> batch.execution.equals(Optional.of(run)));
        };
    }

    private static boolean holds(List<String> values, List<Term> terms) {
        return terms.stream().anyMatch(term -> term.isPrefix()
            ? values.stream().anyMatch(value -> value.startsWith(term.text()))
            : values.contains(term.text()));
    }

    private static boolean fits(JsonNode attributes, AttributeTest test) {
        JsonNode found = attributes;
        for (String name : test.path()) {
            found = found.isObject() ? found.path(name) : found.path("nothing");
        }
        return found.isArray()
            ? found.valueStream().anyMatch(item -> fits(item, test.comparison(), test.value()))
            : fits(found, test.comparison(), test.value());
    }

    private static boolean fits(JsonNode found, AttributeTest.Comparison comparison, Value value) {
        boolean isEquality = comparison == AttributeTest.Comparison.EQUAL;
        boolean isInequality = comparison == AttributeTest.Comparison.NOT_EQUAL;
        return switch (value) {
            case Value.Text(String text) -> found.isString() && holds(found.stringValue().compareTo(text), comparison);
            case Value.Numeric(double number) ->
                found.isNumber() && holds(Double.compare(found.doubleValue(), number), comparison);
            case Value.Truth(boolean truth) ->
                found.isBoolean() && (isEquality || isInequality) && isEquality == (found.booleanValue() == truth);
            case Value.Null() -> isEquality
                ? found.isNull()
                : isInequality && !found.isMissingNode() && !found.isNull();
        };
    }

    private static boolean holds(int compared, AttributeTest.Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> compared == 0;
            case NOT_EQUAL -> compared != 0;
            case LESS -> compared < 0;
            case AT_MOST -> compared <= 0;
            case MORE -> compared > 0;
            case AT_LEAST -> compared >= 0;
        };
    }

    private boolean says(List<List<String>> texts, String word) {
        List<String> wanted = tokens(word);
        boolean isPrefix = word.endsWith("*");
        return texts.stream().anyMatch(text -> {
            for (int at = 0; at + wanted.size() <= text.size(); at++) {
                List<String> part = text.subList(at, at + wanted.size());
                if (part.subList(0, part.size() - 1).equals(wanted.subList(0, wanted.size() - 1))
                    && (isPrefix
                        ? part.getLast().startsWith(wanted.getLast())
                        : part.getLast().equals(wanted.getLast()))) {
                    return true;
                }
            }
            return false;
        });
    }

    private void addTexts(JsonNode node, List<List<String>> texts) {
        if (node.isString() || node.isNumber()) {
            texts.add(tokens(node.isString() ? node.stringValue() : node.toString()));
        }
        node.values().forEach(child -> addTexts(child, texts));
    }

    private List<String> tokens(String text) {
        return tokens.computeIfAbsent(text, NaiveStore::split);
    }

    private static List<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "")
            .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+")).filter(token -> !token.isEmpty()).toList();
    }
}
