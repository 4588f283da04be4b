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
            days.add(new Tally(day.toString(), count(filter.during(both(start, end)))));
            newest = outermost(filter.during(both(Instant.MIN, start)), true);
        }
        return days;
    }

    /// The part of the filter's time that lies in a stretch.
    private TimeRange both(Instant start, Instant end) {
        Instant since = filter.time().since().filter(start::isBefore).orElse(start);
        Instant until = filter.time().until().filter(end::isAfter).orElse(end);
        return TimeRange.between(since, until);
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
        long from = oldest.get();
        double width = Math.max(1, ((double) newest.get() - from + 1) / stretches);
        List<Long> counts = new ArrayList<>(stretches);
        for (int i = 0; i < stretches; i++) {
            Instant start = Sql.instant(from + (long) (i * width));
            // Where there are more stretches than microseconds, some lie behind the newest
            long last = i == stretches - 1 ? Long.MAX_VALUE : from + (long) ((i + 1) * width);
            Instant end = Sql.instant(Math.min(last, newest.get() + 1));
            counts.add(start.isBefore(end) ? count(filter.during(TimeRange.between(start, end))) : 0L);
        }
        return new Timeline(Sql.instant(from), Sql.instant(newest.get() + 1), counts);
    }
}
