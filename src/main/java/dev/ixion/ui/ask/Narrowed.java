package dev.ixion.ui.ask;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Slot;
import java.time.LocalDate;
import java.time.ZoneId;

/// Queries for a part of what another asks for.
final class Narrowed {
    private Narrowed() {}

    /// The same in a stretch of time.
    static Query to(Query query, TimeRange range) {
        return switch (query) {
            case Query.Facts(var filter, var order, int limit) ->
                new Query.Facts(filter.during(filter.time().and(range)), order, limit);
            case Query.CountBy(var filter, var by, int limit) ->
                new Query.CountBy(filter.during(filter.time().and(range)), by, limit);
        };
    }

    /// The facts that a row of a count stands for.
    static Query to(Query.CountBy counts, Tally tally) {
        Filter filter = counts.filter();
        return new Query.Facts(switch (counts.by()) {
            case SUBJECT -> filter.with(Slot.SUBJECT, tally.value());
            case PREDICATE -> filter.with(Slot.PREDICATE, tally.value());
            case CONTEXT -> filter.with(Slot.CONTEXT, tally.value());
            case ACTOR -> filter.with(Slot.ACTOR, tally.value());
            case DAY -> filter.during(filter.time().and(day(tally.value())));
        }, Order.NEWEST_FIRST, Query.NO_LIMIT);
    }

    private static TimeRange day(String day) {
        LocalDate date = LocalDate.parse(day);
        ZoneId zone = ZoneId.systemDefault();
        return TimeRange.between(date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
