package dev.ixion.store.search;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Page;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Query.Timeline;
import dev.ixion.ats.Slot;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.SqlText;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Counts facts, by what they say and by when.
public final class FactCounts {
    /// In microseconds.
    private static final long SECOND = 1_000_000;
    private static final long MILLI = 1_000;

    private final Sql sql;
    private final Filter filter;

    public FactCounts(Sql sql, Filter filter) {
        this.sql = sql;
        this.filter = filter;
    }

    public long all() throws SQLException {
        return count(filter);
    }

    private long count(Filter counted) throws SQLException {
        FactSearch search = FactSearch.of(sql, counted);
        SqlText query = search.all(search.isUnique() ? "count(*)" : "count(DISTINCT {fact})", false);
        return sql.number(query.text(), query.values());
    }

    public List<Tally> by(Grouping grouping, int limit, ZoneId zone) throws SQLException {
        return switch (grouping) {
            case SUBJECT -> bySlot(Slot.SUBJECT, limit);
            case PREDICATE -> bySlot(Slot.PREDICATE, limit);
            case CONTEXT -> bySlot(Slot.CONTEXT, limit);
            case ACTOR -> bySlot(Slot.ACTOR, limit);
            case DAY -> byDay(limit, zone);
        };
    }

    private List<Tally> bySlot(Slot slot, int limit) throws SQLException {
        SqlText query;
        if (filter.equals(Filter.ALL)) {
            Visibility visibility = Visibility.at(sql, Optional.empty());
            query = SqlText.of("""
                SELECT text, n FROM (
                  SELECT t.text AS text, (SELECT count(*) FROM posting p WHERE p.term = t.id AND %s) AS n
                  FROM every_term t WHERE t.slot = ?) WHERE n > 0 ORDER BY n DESC, text LIMIT ?"""
                .formatted(visibility.ofFact("p.fact", "p.batch")), Facts.number(slot), limit);
        } else {
            query = SqlText.of("SELECT j.value AS text, count(*) AS n FROM (")
                .add(FactSearch.of(sql, filter).all("DISTINCT {fact} AS fact", false))
                .add(") m CROSS JOIN fact f ON f.id = m.fact CROSS JOIN json_each(f.claim, '" + Facts.member(slot)
                    + "') j GROUP BY 1 ORDER BY n DESC, text LIMIT ?", limit);
        }
        return sql.list(row -> new Tally(row.getString(1), row.getLong(2)), query.text(), query.values());
    }

    /// From the newest day to the oldest, each counted in the index, since the days between lie at known places in it.
    private List<Tally> byDay(int limit, ZoneId zone) throws SQLException {
        List<Tally> days = new ArrayList<>();
        Optional<Long> newest = outermost(filter, true);
        while (newest.isPresent() && days.size() < limit) {
            LocalDate day = Sql.instant(newest.get()).atZone(zone).toLocalDate();
            Instant start = day.atStartOfDay(zone).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            days.add(new Tally(day.toString(), count(in(start, end))));
            newest = outermost(in(Instant.MIN, start), true);
        }
        return days;
    }

    /// The part of the filter's time that lies in a stretch.
    private Filter in(Instant start, Instant end) {
        return filter.during(filter.time().and(TimeRange.between(start, end)));
    }

    /// The time of the newest or the oldest fact.
    private Optional<Long> outermost(Filter searched, boolean newest) throws SQLException {
        SqlText query = FactSearch.of(sql, searched).page(newest, 1, Optional.<Page.Cursor>empty());
        return sql.first(row -> row.getLong("time"), query.text(), query.values());
    }

    public Timeline timeline(int stretches) throws SQLException {
        Optional<Long> oldest = outermost(filter, false);
        Optional<Long> newest = outermost(filter, true);
        if (oldest.isEmpty() || newest.isEmpty()) {
            return new Timeline(Instant.EPOCH, Instant.EPOCH, List.of());
        }
        long unit = unit(((double) newest.get() - oldest.get()) / stretches);
        long from = Math.max(Long.MIN_VALUE / unit, Math.floorDiv(oldest.get(), unit)) * unit;
        double span = (double) newest.get() - from + 1;
        long units = Math.clamp((long) Math.ceil(span / stretches / unit), 1, Long.MAX_VALUE / unit);
        long length = units * unit;
        int wanted = Math.clamp((long) Math.ceil(span / length), 1, stretches);
        long behind = Math.max(newest.get(), newest.get() + 1);
        List<Long> counts = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            long start = from + i * length;
            long end = i == wanted - 1 ? behind : start + length;
            counts.add(count(in(Sql.instant(start), Sql.instant(end))));
        }
        long to = from + wanted * length;
        return new Timeline(Sql.instant(from), Sql.instant(Math.max(to, behind)), counts);
    }

    /// What a stretch of so many microseconds is a multiple of, that its bounds may be written in few digits.
    private static long unit(double micros) {
        if (micros >= SECOND) {
            return SECOND;
        }
        return micros >= MILLI ? MILLI : 1;
    }
}
