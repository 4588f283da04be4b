package dev.ixion.ui.ask;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Listeners;
import dev.ixion.ats.Order;
import dev.ixion.ats.Page;
import dev.ixion.ats.Page.Cursor;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Query.Timeline;
import dev.ixion.ats.Slot;
import dev.ixion.ats.StoreException;
import dev.ixion.ats.Subscription;
import dev.ixion.ats.Written;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A store in memory that knows subjects, predicates, time and pages, as far as asking needs it.
final class ListedFacts implements AttestationStore {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Attestation> facts = new ArrayList<>();
    private final Listeners<Boolean> listeners = new Listeners<>();
    private boolean broken;
    private int asked;

    /// Adds `<name> 0` to `<name> n-1`, a minute apart, and then tells of them.
    void add(String name, int number, Instant from) {
        for (int i = 0; i < number; i++) {
            Instant time = from.plusSeconds(60L * i);
            Claim claim = Claim.of("%s %05d".formatted(name, i), "is_listed", "shop", "ada").at(time);
            facts.add(new Attestation(claim.id(), claim, time, "test", Optional.empty()));
        }
        listeners.tell(true);
    }

    void breakDown() {
        broken = true;
    }

    /// How many pages were asked for.
    int asked() {
        return asked;
    }

    private List<Attestation> fitting(Filter filter) {
        if (broken) {
            throw new StoreException(Problem.of("the disk is gone"));
        }
        return facts.stream().filter(fact -> filter.slots().entrySet().stream().allMatch(asks -> asks.getKey()
            .of(fact.claim()).stream().anyMatch(value -> asks.getValue().stream().anyMatch(
                term -> term.isPrefix() ? value.startsWith(term.text()) : value.equals(term.text())))))
            .toList();
    }

    @Override
    public Page find(Filter filter, Order order, int limit, Optional<Cursor> after) {
        asked++;
        Comparator<Attestation> by = switch (order.by()) {
            case TIME -> Comparator.comparing(Attestation::time);
            case SUBJECT -> Comparator.comparing(fact -> fact.subjects().getFirst());
            case PREDICATE, CONTEXT, ACTOR -> throw new UnsupportedOperationException();
        };
        List<Attestation> sorted = fitting(filter).stream().sorted(order.descending() ? by.reversed() : by).toList();
        int from = after.map(cursor -> indexAfter(sorted, cursor)).orElse(0);
        List<Attestation> page = sorted.subList(from, Math.min(sorted.size(), from + Math.min(limit, sorted.size())));
        return new Page(page, from + page.size() < sorted.size()
            ? Optional.of(new Cursor(0, facts.indexOf(page.getLast())))
            : Optional.empty());
    }

    private int indexAfter(List<Attestation> sorted, Cursor cursor) {
        return sorted.indexOf(facts.get((int) cursor.fact())) + 1;
    }

    @Override
    public long count(Filter filter) {
        return fitting(filter).size();
    }

    @Override
    public List<Tally> countBy(Filter filter, Grouping by, int limit, ZoneId zone) {
        Map<String, Long> counts = fitting(filter).stream().collect(Collectors
            .groupingBy(fact -> fact.subjects().getFirst(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(each -> new Tally(each.getKey(), each.getValue())).limit(limit).toList();
    }

    @Override
    public Timeline timeline(Filter filter, int stretches) {
        return new Timeline(List.of(START, START.plusSeconds(60)), List.of((long) fitting(filter).size()));
    }

    @Override
    public Optional<Attestation> get(Asid id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(_ -> listener.run());
    }

    @Override
    public List<String> values(Slot slot, String start, int limit) {
        return facts.stream().flatMap(fact -> slot.of(fact.claim()).stream())
            .filter(value -> value.startsWith(start)).distinct().sorted().limit(limit).toList();
    }

    @Override
    public Written attest(Claim claim, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Written> attestIfStill(Claim claim, String source, Filter filter, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FactWriter open(ExecutionId execution, String source, Commit commit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BulkWriter openBulk(String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dropPreview(ExecutionId execution) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Written recall(Asid code, Claim claim, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Written reinstate(Asid code, Claim claim, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> explain(Filter filter, Order order) {
        throw new UnsupportedOperationException();
    }
}
