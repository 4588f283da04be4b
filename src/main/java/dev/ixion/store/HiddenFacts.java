package dev.ixion.store;

import dev.ixion.ats.Attestation;
import java.sql.SQLException;
import java.util.List;

/// Removes what runs left that did not succeed: it was never visible and never will be.
final class HiddenFacts {
    private static final int GROUP = 1000;

    private HiddenFacts() {}

    /// Drops an unpublished batch, in short transactions so that nobody waits long.
    static void drop(Database database, long batch) {
        boolean more = true;
        while (more) {
            more = database.write(sql -> {
                List<Long> facts = sql.list(row -> row.getLong(1),
                    "SELECT fact FROM appearance WHERE batch = ? LIMIT ?", batch, GROUP);
                for (long fact : facts) {
                    sql.update("DELETE FROM appearance WHERE fact = ? AND batch = ?", fact, batch);
                    if (sql.number("SELECT count(*) FROM appearance WHERE fact = ?", fact) == 0) {
                        dropFact(sql, fact);
                    }
                }
                return facts.size() == GROUP;
            });
        }
        database.write(sql -> sql.update("DELETE FROM batch WHERE id = ?", batch));
    }

    private static void dropFact(Sql sql, long fact) throws SQLException {
        Attestation hidden = sql.first(Facts::read,
            "SELECT f.asid, f.claim, f.time, '' AS source, NULL AS execution FROM fact f WHERE f.id = ?", fact)
            .orElseThrow();
        Facts.unpost(sql, hidden.claim(), hidden.time(), fact);
        sql.update("DELETE FROM fact WHERE id = ?", fact);
    }

    /// Drops the batches of executions that are over and did not succeed, as a crash leaves them.
    static void sweep(Database database) {
        List<Long> left = database.read(sql -> sql.list(row -> row.getLong(1), """
            SELECT b.id FROM batch b JOIN execution e ON e.id = b.execution
            WHERE b.published IS NULL AND e.state NOT IN ('queued', 'running', 'succeeded')"""));
        left.forEach(batch -> drop(database, batch));
    }
}
