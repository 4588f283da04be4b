package dev.ixion.store.search;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Scope;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Order;
import dev.ixion.ats.Page;
import dev.ixion.ats.Slot;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the facts that fit a filter are found: by one index that drives the search, with every other condition tested on
/// the facts that it gives.
public final class FactSearch {
    private final Filter filter;
    private final Visibility visibility;
    private final Condition driving;
    private final boolean isSorted;
    private final List<Condition> tested;
    private final List<SqlText> tests;
    private final boolean needsClaim;
    private final boolean isEmpty;

    private FactSearch(Filter filter, Visibility visibility, DriverChoice choice, List<Condition> tested,
        List<SqlText> tests, boolean isEmpty) {
        this.filter = filter;
        this.visibility = visibility;
        this.driving = choice.condition();
        this.isSorted = choice.isSorted();
        this.tested = tested;
        this.tests = tests;
        this.needsClaim = !tests.isEmpty() || tested.stream().anyMatch(Condition::needsClaim);
        this.isEmpty = isEmpty;
    }

    /// Looks into the file for the best way to search it. Only what was visible in the same read transaction is found.
    public static FactSearch of(Sql sql, Filter filter) throws SQLException {
        List<Condition> conditions = new ArrayList<>();
        boolean isEmpty = false;
        for (Map.Entry<Slot, List<Term>> slot : filter.slots().entrySet()) {
            Optional<Condition> condition = condition(sql, slot.getKey(), slot.getValue());
            condition.ifPresent(conditions::add);
            isEmpty |= condition.isEmpty();
        }
        List<SqlText> tests = new ArrayList<>();
        boolean textIsComplete = TextIndex.isComplete(sql, !(filter.scope() instanceof Scope.Everything));
        String match = MatchText.of(filter.words());
        if (!filter.words().isEmpty() && textIsComplete) {
            conditions.add(new Condition.Matches(match, filter.words()));
            filter.words().forEach(word -> MatchText.phrase(word).ifPresent(tests::add));
        } else {
            // Slow, but right
            filter.words().forEach(word -> tests.add(MatchText.says(word)));
        }
        filter.attributes().forEach(test -> tests.add(AttributeSql.test(test)));
        Visibility visibility = switch (filter.scope()) {
            case Scope.Everything _,Scope.Run _ -> Visibility.at(sql, filter.asOf());
            case Scope.Preview preview -> Visibility.withPreview(preview.execution().value());
        };
        DriverChoice choice = DriverChoice.of(sql, filter, conditions, textIsComplete);
        List<Condition> tested = conditions.stream().filter(condition -> condition != choice.condition()).toList();
        return new FactSearch(filter, visibility, choice, tested, tests, isEmpty);
    }

    private static Optional<Condition> condition(Sql sql, Slot slot, List<Term> wanted) throws SQLException {
        Set<Long> terms = new LinkedHashSet<>();
        List<String> starts = new ArrayList<>();
        for (Term term : wanted) {
            if (term.isPrefix()) {
                starts.add(term.text());
                continue;
            }
            long id = Facts.term(sql, Facts.number(slot), term.text());
            if (id != 0) {
                terms.add(id);
            }
        }
        Set<Long> all = new LinkedHashSet<>(terms);
        for (String start : starts) {
            // One more than wanted tells whether they are few
            SqlText few = Condition.HasPrefix.terms(slot, start).add(" LIMIT ?", DriverChoice.MOST_MERGED + 1);
            all.addAll(sql.list(row -> row.getLong(1), few.text(), few.values()));
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(starts.isEmpty() || all.size() <= DriverChoice.MOST_MERGED
            ? new Condition.HasTerm(List.copyOf(all))
            : new Condition.HasPrefix(slot, List.copyOf(starts), List.copyOf(terms)));
    }

    /// A query for some columns of all the facts that fit, in no order.
    ///
    /// @param columns may name `{fact}`, `{time}` and `c.claim`
    public SqlText all(String columns, boolean withClaim) {
        Condition condition = ofAll();
        return select(condition.driver(), tested.stream().filter(other -> other != condition).toList(), columns,
            withClaim);
    }

    /// What drives where all are wanted: any condition is better than none, in order or not, and what gives just the facts
    /// with a beginning is better than what gives those that may have it, unless these are of a stretch of time.
    private Condition ofAll() {
        for (Condition condition : tested) {
            if (condition instanceof Condition.HasPrefix beginning
                && filter.time().equals(Filter.TimeRange.ALWAYS)
                && beginning.marks().filter(driving::equals).isPresent()) {
                return beginning;
            }
        }
        return driving instanceof Condition.Any && !tested.isEmpty() ? tested.getFirst() : driving;
    }

    /// Whether [#all] gives each fact only once.
    public boolean isUnique() {
        return ofAll().driver().isUnique();
    }

    private SqlText select(Driver driver, List<Condition> others, String columns, boolean withClaim) {
        Driver.Columns names = driver.columns();
        Driver narrowed = isEmpty ? driver.and(SqlText.of("0")) : driver.during(filter.time());
        SqlText from = new SqlText().add(narrowed.from());
        if ((needsClaim || withClaim) && !names.hasClaim()) {
            from.add(" CROSS JOIN fact c ON c.id = " + names.fact());
        }
        List<SqlText> where = new ArrayList<>(narrowed.where());
        others.forEach(condition -> where.add(condition.test(names)));
        where.add(SqlText.of(visibility.ofFact(names.fact(), names.batch())));
        if (filter.scope() instanceof Scope.Run(var execution)) {
            where.add(SqlText.of("(SELECT b.execution FROM batch b WHERE b.id = "
                + Facts.origin(visibility.ofBatch(), names.fact(), names.batch()) + ") = ?", execution.value()));
        }
        where.addAll(tests);
        String list = columns.replace("{fact}", names.fact()).replace("{time}", names.time());
        return SqlText.of("SELECT " + list + " FROM ").add(from).add(" WHERE ").addAll(where);
    }

    /// A query for `fact` and `time` of a page, in the order of time.
    ///
    /// @param after where an earlier page ended
    public SqlText page(boolean descending, int limit, Optional<Page.Cursor> after) {
        if (driving instanceof Condition.HasTerm(List<Long> terms) && terms.size() > 1 && !isSorted
            && terms.size() <= DriverChoice.MOST_MERGED) {
            return merged(terms, descending, limit, after);
        }
        return page(driving.driver(), descending, limit, after);
    }

    private SqlText merged(List<Long> terms, boolean descending, int limit, Optional<Page.Cursor> after) {
        SqlText union = SqlText.of("SELECT fact, time FROM (");
        for (int i = 0; i < terms.size(); i++) {
            union.add(i == 0 ? "" : " UNION ").add("SELECT fact, time FROM (")
                .add(page(new Condition.HasTerm(List.of(terms.get(i))).driver(), descending, limit, after)).add(")");
        }
        String direction = descending ? " DESC" : "";
        return union.add(") ORDER BY time" + direction + ", fact" + direction + " LIMIT ?", limit);
    }

    private SqlText page(Driver driver, boolean descending, int limit, Optional<Page.Cursor> after) {
        Driver rest = after.map(last -> driver.behind(descending, last)).orElse(driver);
        SqlText query = select(rest, tested, "{fact} AS fact, {time} AS time", false);
        // Where they need not be sorted, full text gives them by its key, which is in the order of time
        String order = isSorted
            ? " ORDER BY time" + (descending ? " DESC, fact DESC" : ", fact")
            : driver.columns().order(descending);
        // To group is to leave out what comes twice while sorting, which DISTINCT does before
        return query.add((driver.isUnique() ? "" : " GROUP BY 2, 1") + order + " LIMIT ?", limit);
    }

    /// A query for the facts of a page, each with its origin.
    public SqlText rows(Order order, int limit, Optional<Page.Cursor> after) {
        SqlText inner = order.by() == Order.Column.TIME
            ? page(order.descending(), limit, after)
            : byColumn(order, limit, after);
        String direction = order.descending() ? " DESC" : "";
        return SqlText.of("SELECT f.id, " + Facts.COLUMNS + " FROM (").add(inner)
            .add(") m CROSS JOIN fact f ON f.id = m.fact CROSS JOIN batch o ON o.id = "
                + Facts.origin(visibility.ofBatch(), "f.id", "f.batch"))
            .add(order.by() == Order.Column.TIME
                ? " ORDER BY m.time" + direction + ", m.fact" + direction
                : " ORDER BY m.value" + direction + ", m.time DESC, m.fact DESC");
    }

    /// All that fit are sorted: the lists of a claim are sorted, so the first or the last value counts. An empty list
    /// comes before every value.
    private SqlText byColumn(Order order, int limit, Optional<Page.Cursor> after) {
        Slot slot = switch (order.by()) {
            case SUBJECT, TIME -> Slot.SUBJECT;
            case PREDICATE -> Slot.PREDICATE;
            case CONTEXT -> Slot.CONTEXT;
            case ACTOR -> Slot.ACTOR;
        };
        String value = "json_extract(c.claim, '" + Facts.member(slot) + (order.descending() ? "[#-1]" : "[0]") + "')";
        SqlText sorted = SqlText.of("SELECT k.fact AS fact, k.time AS time, k.value AS value FROM (")
            .add(all("DISTINCT {fact} AS fact, {time} AS time, " + value + " AS value", true)).add(") k");
        after.ifPresent(last -> sorted
            .add(
                " CROSS JOIN (SELECT c.id AS fact, c.time AS time, " + value
                    + " AS value FROM fact c WHERE c.id = ?) l",
                last.fact())
            .add(" WHERE k.value IS l.value AND (k.time, k.fact) < (l.time, l.fact) OR " + (order.descending()
                ? "k.value < l.value OR k.value IS NULL AND l.value IS NOT NULL"
                : "k.value > l.value OR k.value IS NOT NULL AND l.value IS NULL")));
        return sorted.add(" ORDER BY value" + (order.descending() ? " DESC" : "") + ", time DESC, fact DESC LIMIT ?",
            limit);
    }
}
