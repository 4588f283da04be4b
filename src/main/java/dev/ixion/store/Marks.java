package dev.ixion.store;

import java.sql.SQLException;

/// The numbers in the table `mark`, which only grow. To be read and set in one transaction.
final class Marks {
    /// The number of the next row of `fact`.
    static final String NEXT_FACT = "next_fact";
    /// The number of the next row of `term`.
    static final String NEXT_TERM = "next_term";
    /// The last row of `fact` that full text has followed to.
    static final String INDEXED_FACT = "indexed_fact";

    private Marks() {}

    static long get(Sql sql, String name) throws SQLException {
        return sql.number("SELECT value FROM mark WHERE name = ?", name);
    }

    static void set(Sql sql, String name, long value) throws SQLException {
        sql.update("UPDATE mark SET value = ? WHERE name = ?", value, name);
    }
}
