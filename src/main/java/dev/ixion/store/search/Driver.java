package dev.ixion.store.search;

import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Page;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.SqlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The index that drives a search: it gives facts, on each of which the other conditions are tested.
///
/// @param from what stands behind FROM
/// @param where what stands behind WHERE
/// @param columns how its columns are called
/// @param isOrdered whether it gives facts by time without sorting
/// @param isUnique whether it gives each fact only once
public record Driver(SqlText from, List<SqlText> where, Columns columns, boolean isOrdered, boolean isUnique) {
    private static final Instant LATEST = Sql.instant(Long.MAX_VALUE);

    /// Those of a posting, or of what looks like one.
    public static final Columns POSTING = new Columns("p.fact", "p.time", "p.batch", "p.time", ", p.fact");
    /// Those of a fact `c` that full text `t` gave; its keys are in the order of time.
    public static final Columns TEXT = new Columns("c.id", "c.time", "c.batch", "t.rowid", "");
    /// Those of full text `t` alone, whose keys tell the times closely enough to count by.
    private static final Columns KEYS = new Columns("t.rowid", "t.rowid / " + TextKeys.PER_MICRO, "NULL", "t.rowid",
        "");

    /// @param first the column that the order goes by
    /// @param second a comma and what it goes by where the first is the same
    public record Columns(String fact, String time, String batch, String first, String second) {
        /// Whether the claim is there as `c.claim`, so that it need not be looked up.
        boolean hasClaim() {
            return equals(TEXT);
        }

        private boolean hasKeys() {
            return equals(TEXT) || equals(KEYS);
        }

        String order(boolean descending) {
            String direction = descending ? " DESC" : "";
            return " ORDER BY " + first + direction + (second.isEmpty() ? "" : second + direction);
        }
    }

    public Driver {
        where = List.copyOf(where);
    }

    public Driver and(SqlText condition) {
        List<SqlText> all = new ArrayList<>(where);
        all.add(condition);
        return new Driver(from, all, columns, isOrdered, isUnique);
    }

    /// The same in a stretch of time.
    public Driver during(TimeRange range) {
        Driver narrowed = this;
        if (range.since().isPresent()) {
            long since = Sql.microsFrom(range.since().get());
            narrowed = narrowed.and(SqlText.of(columns.time() + " >= ?", since));
            if (columns.hasKeys()) {
                narrowed = narrowed.and(SqlText.of("t.rowid >= ?", TextKeys.of(since)));
            }
        }
        // Later than any fact can be is no condition
        if (range.until().filter(until -> !until.isAfter(LATEST)).isPresent()) {
            long until = Sql.microsFrom(range.until().get());
            narrowed = narrowed.and(SqlText.of(columns.time() + " < ?", until));
            if (columns.hasKeys()) {
                narrowed = narrowed.and(SqlText.of("t.rowid < ?", TextKeys.of(until) + TextKeys.SPREAD));
            }
        }
        return narrowed;
    }

    /// One that gives about as many, at about the same times, without looking at the facts.
    public Driver estimate() {
        return columns.equals(TEXT) ? new Driver(SqlText.of("full_text t"), where, KEYS, isOrdered, isUnique) : this;
    }

    /// Those that come behind where an earlier page ended.
    public Driver behind(boolean descending, Page.Cursor after) {
        String before = descending ? "<" : ">";
        Driver rest = and(SqlText.of("%1$s %3$s= ? AND (%1$s %3$s ? OR %2$s %3$s ?)"
            .formatted(columns.time(), columns.fact(), before), after.time(), after.time(), after.fact()));
        if (columns.hasKeys()) {
            long key = TextKeys.of(after.time());
            return rest.and(SqlText.of("t.rowid " + before + "= ?", descending ? key + TextKeys.SPREAD : key));
        }
        return rest;
    }

    /// A query for what stands in the place of the columns, without order.
    public SqlText select(String columnList) {
        return SqlText.of("SELECT " + columnList + " FROM ").add(from).add(" WHERE ").addAll(where);
    }
}
