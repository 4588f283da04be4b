package dev.ixion.store.search;

import dev.ixion.store.sql.SqlText;
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
    /// Those of a posting, or of what looks like one.
    public static final Columns POSTING = new Columns("p.fact", "p.time", "p.batch", "p.time", ", p.fact");
    /// Those of a fact `p` that full text `t` gave; its keys are in the order of time.
    public static final Columns TEXT = new Columns("p.id", "p.time", "p.batch", "t.rowid", "");

    /// @param first the column that the order goes by
    /// @param second a comma and what it goes by where the first is the same
    public record Columns(String fact, String time, String batch, String first, String second) {
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

    /// A query for what stands in the place of the columns, without order.
    public SqlText select(String columnList) {
        return SqlText.of("SELECT " + columnList + " FROM ").add(from).add(" WHERE ").addAll(where);
    }
}
