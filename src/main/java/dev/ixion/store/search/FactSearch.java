package dev.ixion.store.search;

import dev.ixion.ats.AttributeTest;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How the facts that fit a filter are found: by one index that drives the search, with every other condition tested on
/// the facts that it gives.
///
/// An index with few facts drives if there is one, and what is left of them is sorted. Otherwise one is taken that gives
/// the newest first, and the search ends as soon as there are enough; of several the one whose facts lie the furthest
/// apart, since it has the fewest.
public final class FactSearch {
    /// So many facts are quickly tested and sorted.
    private static final int FEW = 1_000;
    /// So many queries are merged where several terms drive together.
    private static final int MOST_MERGED = 30;

    private final Filter filter;
    private final Visibility visibility;
    private final Condition driving;
    private final boolean isSorted;
    private final List<Condition> tested;
    private final List<SqlText> tests;
    private final boolean needsClaim;
    private final boolean isEmpty;

    private FactSearch(Filter filter, Visibility visibility, Choice choice, List<Condition> tested, List<SqlText> tests,
        boolean isEmpty) {
        this.filter = filter;
        this.visibility = visibility;
        this.driving = choice.condition();
        this.isSorted = choice.isSorted();
        this.tested = tested;
        this.tests = tests;
        this.needsClaim = !tests.isEmpty() || tested.stream().anyMatch(Condition::needsClaim);
        this.isEmpty = isEmpty;
    }

    /// What drives, and whether all that it gives is sorted, as where it is little.
    private record Choice(Condition condition, boolean isSorted) {}

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
        if (!filter.words().isEmpty()) {
            conditions.add(new Condition.Matches(MatchText.of(filter.words()), filter.words()));
            filter.words().forEach(word -> MatchText.phrase(word).ifPresent(tests::add));
        }
        filter.attributes().forEach(test -> tests.add(AttributeSql.test(test)));
        Visibility visibility = switch (filter.scope()) {
            case Scope.Everything _,Scope.Run _ -> Visibility.at(sql, filter.asOf());
            case Scope.Preview preview -> Visibility.withPreview(preview.execution().value());
        };
        Choice choice = choice(sql, filter, conditions);
        List<Condition> tested = conditions.stream().filter(condition -> condition != choice.condition()).toList();
        return new FactSearch(filter, visibility, choice, tested, tests, isEmpty);
    }

    private static Optional<Condition> condition(Sql sql, Slot slot, List<Term> wanted) throws SQLException {
        List<Long> terms = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        for (Term term : wanted) {
            if (term.isPrefix()) {
                starts.add(term.text());
                continue;
            }
            long id = Facts.term(sql, Facts.number(slot), term.text());
            if (id != 0 && !terms.contains(id)) {
                terms.add(id);
            }
        }
        if (!starts.isEmpty()) {
            return Optional.of(new Condition.HasPrefix(slot, List.copyOf(starts), List.copyOf(terms)));
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Condition.HasTerm(List.copyOf(terms)));
    }

    private static Choice choice(Sql sql, Filter filter, List<Condition> conditions) throws SQLException {
        switch (filter.scope()) {
            case Scope.Run run -> {
                return new Choice(new Condition.SaidBy(run.execution().value()), true);
            }
            case Scope.Preview preview -> {
                return new Choice(new Condition.SaidBy(preview.execution().value()), true);
            }
            case Scope.Everything _ -> {
            }
        }
        Optional<Condition> fewest = fewest(sql, filter, conditions);
        boolean textIsComplete = TextIndex.behind(sql) == 0;
        if (fewest.isEmpty() && textIsComplete) {
            fewest = fewest(sql, filter, matches(filter, MatchText::each));
        }
        List<Condition> candidates = new ArrayList<>(conditions);
        if (fewest.isEmpty() && textIsComplete) {
            List<Condition> together = matches(filter, MatchText::together);
            fewest = fewest(sql, filter, together);
            candidates.addAll(together);
        }
        if (fewest.isPresent()) {
            return new Choice(fewest.get(), true);
        }
        Condition sparsest = sparsest(sql, filter, candidates);
        // What full text gives in no order is sorted too
        return new Choice(sparsest, sparsest instanceof Condition.Matches && !TextKeys.areOrdered(sql));
    }

    private static Optional<Condition> fewest(Sql sql, Filter filter, List<Condition> candidates) throws SQLException {
        Optional<Condition> fewest = Optional.empty();
        long least = Long.MAX_VALUE;
        for (Condition candidate : candidates) {
            // The other way to search for a beginning is to read claims, so more are worth sorting
            int most = candidate instanceof Condition.HasPrefix ? 10 * FEW : FEW;
            long count = count(sql, during(candidate.driver(), filter), most);
            if (count < most && count < least) {
                least = count;
                fewest = Optional.of(candidate);
            }
        }
        return fewest;
    }

    /// What full text can tell of attributes that are to equal something.
    private static List<Condition> matches(Filter filter, Function<AttributeTest, List<String>> words) {
        return filter.attributes().stream().flatMap(test -> words.apply(test).stream())
            .<Condition>map(match -> new Condition.Matches(match, List.of())).toList();
    }

    private static long count(Sql sql, Driver driver, int most) throws SQLException {
        SqlText count = SqlText.of("SELECT count(*) FROM (").add(driver.select("1")).add(" LIMIT ?)", most);
        return sql.number(count.text(), count.values());
    }

    private static Condition sparsest(Sql sql, Filter filter, List<Condition> candidates) throws SQLException {
        Condition sparsest = new Condition.Any();
        long earliest = Long.MAX_VALUE;
        for (Condition candidate : candidates) {
            Driver driver = during(candidate.driver(), filter);
            if (!driver.isOrdered()) {
                continue;
            }
            SqlText oldestOfFew = driver.select(driver.columns().time()).add(driver.columns().order(true))
                .add(" LIMIT 1 OFFSET ?", FEW - 1);
            long time = sql.number(oldestOfFew.text(), oldestOfFew.values());
            if (time < earliest) {
                earliest = time;
                sparsest = candidate;
            }
        }
        return sparsest instanceof Condition.Any ? mergeable(candidates).orElse(sparsest) : sparsest;
    }

    /// Several terms of one slot are as good as one, merged.
    private static Optional<Condition> mergeable(List<Condition> candidates) {
        return candidates.stream().filter(candidate -> candidate instanceof Condition.HasTerm terms
            && terms.terms().size() <= MOST_MERGED)
            .min(Comparator.comparingInt(candidate -> ((Condition.HasTerm) candidate).terms().size()));
    }

    private static Driver during(Driver driver, Filter filter) {
        Driver narrowed = driver;
        boolean isText = driver.columns().equals(Driver.TEXT);
        if (filter.time().since().isPresent()) {
            long since = Sql.microsFrom(filter.time().since().get());
            narrowed = narrowed.and(SqlText.of(driver.columns().time() + " >= ?", since));
            if (isText) {
                narrowed = narrowed.and(SqlText.of("t.rowid >= ?", TextKeys.of(since)));
            }
        }
        if (filter.time().until().isPresent()) {
            long until = Sql.microsFrom(filter.time().until().get());
            narrowed = narrowed.and(SqlText.of(driver.columns().time() + " < ?", until));
            if (isText) {
                narrowed = narrowed.and(SqlText.of("t.rowid < ?", TextKeys.of(until) + TextKeys.SPREAD));
            }
        }
        return narrowed;
    }

    /// A query for some columns of all the facts that fit, in no order.
    ///
    /// @param columns may name `{fact}`, `{time}` and `c.claim`
    public SqlText all(String columns, boolean withClaim) {
        Condition condition = ofAll();
        return select(condition.driver(), tested.stream().filter(other -> other != condition).toList(), columns,
            withClaim);
    }

    /// What drives where all are wanted: any condition is better than none, in order or not.
    private Condition ofAll() {
        return driving instanceof Condition.Any && !tested.isEmpty() ? tested.getFirst() : driving;
    }

    /// Whether [#all] gives each fact only once.
    public boolean isUnique() {
        return ofAll().driver().isUnique();
    }

    private SqlText select(Driver driver, List<Condition> others, String columns, boolean withClaim) {
        Driver.Columns names = driver.columns();
        Driver narrowed = isEmpty ? driver.and(SqlText.of("0")) : during(driver, filter);
        SqlText from = new SqlText().add(narrowed.from());
        if (needsClaim || withClaim) {
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
            && terms.size() <= MOST_MERGED) {
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
        Driver rest = driver;
        if (after.isPresent()) {
            rest = rest.and(behind(driver.columns(), descending, after.get()));
        }
        String distinct = driver.isUnique() ? "" : "DISTINCT ";
        SqlText query = select(rest, tested, distinct + "{fact} AS fact, {time} AS time", false);
        // Few are sorted; where there are many, full text gives them by its key, which is in the order of time
        String order = isSorted
            ? " ORDER BY time" + (descending ? " DESC, fact DESC" : ", fact")
            : driver.columns().order(descending);
        return query.add(order + " LIMIT ?", limit);
    }

    private static SqlText behind(Driver.Columns columns, boolean descending, Page.Cursor after) {
        String before = descending ? "<" : ">";
        SqlText condition = SqlText.of("%1$s %3$s= ? AND (%1$s %3$s ? OR %2$s %3$s ?)"
            .formatted(columns.time(), columns.fact(), before), after.time(), after.time(), after.fact());
        if (columns.equals(Driver.TEXT)) {
            long key = TextKeys.of(after.time());
            condition.add(" AND t.rowid " + before + "= ?", descending ? key + TextKeys.SPREAD : key);
        }
        return condition;
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
