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
import java.util.stream.Stream;

/// Which condition drives a search.
///
/// An index with few facts drives if there is one. Otherwise one is taken that gives the newest first, and the search ends
/// as soon as there are enough; of several the one whose facts lie the furthest apart, since it has the fewest.
///
/// @param isSorted whether what it gives must be sorted
record DriverChoice(Condition condition, boolean isSorted) {
    /// So many facts are quickly tested and sorted.
    private static final int FEW = 1_000;
    /// So many facts are read for a beginning where full text could tell others: some five milliseconds.
    private static final int FEW_BEGINNINGS = 5_000;
    /// So many where it cannot, since the other way is to read claims from the newest on.
    private static final int MOST_BEGINNINGS = 10_000;
    /// So many queries are merged where several terms drive together.
    static final int MOST_MERGED = 30;

    /// @param conditions what is asked of a fact
    /// @param textIsComplete whether full text can tell of all facts
    static DriverChoice of(Sql sql, Filter filter, List<Condition> conditions, boolean textIsComplete)
        throws SQLException {
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
        List<Condition> marks = textIsComplete ? marks(sql, filter, conditions, MatchText::together) : List.of();
        Optional<Condition> fewest = fewest(sql, filter, conditions, textIsComplete);
        if (fewest.isEmpty() && textIsComplete) {
            fewest = fewest(sql, filter, marks(sql, filter, conditions, MatchText::each), true);
        }
        if (fewest.isEmpty()) {
            fewest = fewest(sql, filter, marks, textIsComplete);
        }
        List<Condition> candidates = new ArrayList<>(conditions);
        candidates.addAll(marks);
        Condition driving = fewest.isPresent() ? fewest.get() : sparsest(sql, filter, candidates);
        return new DriverChoice(driving, !isInOrder(sql, driving, fewest.isPresent()));
    }

    /// Whether what it gives comes in the order of time: of full text only where that order is sure.
    private static boolean isInOrder(Sql sql, Condition driving, boolean isFew) throws SQLException {
        return switch (driving) {
            case Condition.Matches _ -> TextKeys.areOrdered(sql);
            // Several terms, where they are not few, are merged
            case Condition.HasTerm terms -> terms.driver().isOrdered() || !isFew;
            default -> driving.driver().isOrdered();
        };
    }

    private static Optional<Condition> fewest(Sql sql, Filter filter, List<Condition> candidates,
        boolean textIsComplete) throws SQLException {
        Optional<Condition> fewest = Optional.empty();
        long least = Long.MAX_VALUE;
        for (Condition candidate : candidates) {
            int most = FEW;
            Driver driver = candidate.driver().estimate();
            if (candidate instanceof Condition.HasPrefix beginning) {
                boolean hasMarks = textIsComplete && beginning.marks().isPresent();
                most = hasMarks ? FEW_BEGINNINGS : MOST_BEGINNINGS;
                driver = beginning.inAnyOrder();
                SqlText terms = beginning.count(most);
                if (hasMarks && sql.number(terms.text(), terms.values()) == most) {
                    continue;
                }
            }
            long count = count(sql, driver.during(filter.time()), most);
            if (count < most && count < least) {
                least = count;
                fewest = Optional.of(candidate);
            }
        }
        return fewest;
    }

    /// What full text can tell of attributes that are to equal something, and of how values are to begin.
    /// Of the latter there may be any number, so they are no help where they would have to be sorted.
    private static List<Condition> marks(Sql sql, Filter filter, List<Condition> conditions,
        Function<AttributeTest, List<String>> words) throws SQLException {
        Stream<Condition> attributes = filter.attributes().stream().flatMap(test -> words.apply(test).stream())
            .map(match -> new Condition.Matches(match, List.of()));
        if (!TextKeys.areOrdered(sql)) {
            return attributes.toList();
        }
        Stream<Condition> beginnings = conditions.stream()
            .flatMap(condition -> condition instanceof Condition.HasPrefix beginning
                ? beginning.marks().stream()
                : Stream.empty());
        return Stream.concat(attributes, beginnings).toList();
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
