package dev.ixion.store.sql;

import java.sql.SQLException;

/// The numbers in the table `mark`, which only grow. To be read and set in one transaction.
public final class Marks {
    /// The number of the next row of `fact`.
    public static final String NEXT_FACT = "next_fact";
    /// The number of the next row of `term`.
    public static final String NEXT_TERM = "next_term";
    /// What the sum of the two was when the young indexes were last moved.
    public static final String SETTLED = "settled";
    /// The last row of `fact` that full text has followed to.
    public static final String INDEXED_FACT = "indexed_fact";

    /// 1 where full text does not give facts in the order of their times.
    public static final String TEXT_DISORDER = "text_disorder";

    private Marks() {}

    public static long get(Sql sql, String name) throws SQLException {
        return sql.number("SELECT value FROM mark WHERE name = ?", name);
    }

    public static void set(Sql sql, String name, long value) throws SQLException {
        sql.update("UPDATE mark SET value = ? WHERE name = ?", value, name);
    }
}
