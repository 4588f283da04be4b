package dev.ixion.store;

import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;

/// What happens to a batch as a whole: it becomes visible, is recalled, and is reinstated.
final class Batches {
    /// To be followed by a condition on the batch `b`.
    private static final String PUBLISH = """
        UPDATE batch AS b SET published = ?, recalled = EXISTS (
          SELECT 1 FROM execution e JOIN recall r ON r.code = e.code WHERE e.id = b.execution AND r.until IS NULL)
        WHERE b.published IS NULL AND NOT b.dropped AND\s""";

    private Batches() {}

    /// Makes a batch visible, unless its handler's version is recalled.
    static void publish(Sql sql, long batch, Instant when) throws SQLException {
        sql.update(PUBLISH + "b.id = ?", when, batch);
    }

    /// Makes all batches of an execution visible, unless its handler's version is recalled; not those that never are.
    static void publishOf(Sql sql, long execution, Instant when) throws SQLException {
        sql.update(PUBLISH + "b.execution = ?", when, execution);
    }

    /// Hides what the executions of a version brought.
    static void recall(Sql sql, String code, Instant when) throws SQLException {
        if (sql.number("SELECT count(*) FROM recall WHERE code = ? AND until IS NULL", code) == 0) {
            // It may have been recalled and reinstated at the same moment
            sql.update("INSERT INTO recall (code, since) VALUES (?, ?) ON CONFLICT DO UPDATE SET until = NULL", code,
                when);
        }
        setRecalled(sql, code, true);
    }

    /// Shows again what [#recall] hid.
    static void reinstate(Sql sql, String code, Instant when) throws SQLException {
        sql.update("UPDATE recall SET until = ? WHERE code = ? AND until IS NULL", when, code);
        setRecalled(sql, code, false);
    }

    private static void setRecalled(Sql sql, String code, boolean recalled) throws SQLException {
        sql.update("""
            UPDATE batch SET recalled = ? WHERE published IS NOT NULL
              AND execution IN (SELECT id FROM execution WHERE code = ?)""", recalled, code);
    }
}
