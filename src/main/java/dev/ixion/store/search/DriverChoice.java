package dev.ixion.store.search;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Scope;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which condition drives a search.
///
/// An index with few facts drives if there is one, and what is left of them is sorted. Otherwise one is taken that gives
/// the newest first, and the search ends as soon as there are enough; of several the one whose facts lie the furthest
/// apart, since it has the fewest.
///
/// @param isSorted whether all that it gives is sorted, as where it is little
record DriverChoice(Condition condition, boolean isSorted) {
    /// So many facts are quickly tested and sorted.
    private static final int FEW = 1_000;
    /// So many queries are merged where several terms drive together.
    static final int MOST_MERGED = 30;

    /// @param conditions what is asked of a fact
    static DriverChoice of(Sql sql, Filter filter, List<Condition> conditions) throws SQLException {
        switch (filter.scope()) {
            case Scope.Run run -> {
                return new DriverChoice(new Condition.SaidBy(run.execution().value()), true);
            }
            case Scope.Preview preview -> {
                return new DriverChoice(new Condition.SaidBy(preview.execution().value()), true);
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
            return new DriverChoice(fewest.get(), true);
        }
        Condition sparsest = sparsest(sql, filter, candidates);
        // What full text gives in no order is sorted too
        return new DriverChoice(sparsest, sparsest instanceof Condition.Matches && !TextKeys.areOrdered(sql));
    }

    private static Optional<Condition> fewest(Sql sql, Filter filter, List<Condition> candidates) throws SQLException {
        Optional<Condition> fewest = Optional.empty();
        long least = Long.MAX_VALUE;
        for (Condition candidate : candidates) {
            // The other way to search for a beginning is to read claims, so more are worth sorting
            int most = candidate instanceof Condition.HasPrefix ? 10 * FEW : FEW;
            long count = count(sql, candidate.driver().estimate().during(filter.time()), most);
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
            Driver driver = candidate.driver().estimate().during(filter.time());
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
}
