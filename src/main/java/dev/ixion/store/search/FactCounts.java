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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

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
            return Timeline.EMPTY;
        }
        long last = newest.get();
        List<Long> starts = starts(oldest.get(), last, stretches);
        List<Long> counts = new ArrayList<>(starts.size());
        List<Instant> bounds = new ArrayList<>(starts.stream().map(Sql::instant).toList());
        for (int i = 0; i < starts.size() - 1; i++) {
            counts.add(count(in(bounds.get(i), bounds.get(i + 1))));
        }
        counts.add(count(filter.during(filter.time().and(TimeRange.from(bounds.getLast())))));
        long end = starts.getLast() + (starts.size() > 1 ? starts.get(1) - starts.get(0) : 0);
        bounds.add(end > last ? Sql.instant(end) : Sql.instant(last).plus(1, ChronoUnit.MICROS));
        return new Timeline(bounds, counts);
    }

    /// Where stretches of equal length begin, the first of which holds the oldest fact, the last of them the newest. What
    /// lies between two times may not fit into a number with a sign.
    private static List<Long> starts(long oldest, long newest, int most) {
        long unit = unit(Long.divideUnsigned(newest - oldest, most));
        long whole = Math.floorDiv(oldest, unit) * unit;
        long first = whole <= oldest ? whole : oldest;
        if (most == 1) {
            return List.of(first);
        }
        long length = (Long.divideUnsigned(newest - first, most * unit) + 1) * unit;
        long count = Long.divideUnsigned(newest - first, length) + 1;
        return LongStream.range(0, count).map(i -> first + i * length).boxed().toList();
    }

    /// What a stretch of so many microseconds is a multiple of, that its bounds may be written in few digits.
    private static long unit(long micros) {
        if (Long.compareUnsigned(micros, SECOND) >= 0) {
            return SECOND;
        }
        return micros >= MILLI ? MILLI : 1;
    }
}
