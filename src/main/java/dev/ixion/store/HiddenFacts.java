package dev.ixion.store;

import dev.ixion.ats.Claim;
import dev.ixion.ats.Slot;
import dev.ixion.store.search.Facts;
import dev.ixion.store.search.TextIndex;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/// Removes what runs left that did not succeed: it was never visible and never will be.
final class HiddenFacts {
    private static final int GROUP = 1000;

    private HiddenFacts() {}

    /// Drops an unpublished batch, in short transactions so that nobody waits long. What another batch said too stays.
    static void drop(Database database, long batch) {
        boolean stays = database.write(sql -> sql.update(
            "UPDATE batch SET dropped = 1 WHERE id = ? AND published IS NULL", batch) == 0);
        if (stays) {
            return;
        }
        long from = 0;
        while (from >= 0) {
            long first = from;
            from = database.write(sql -> dropFacts(sql, batch, first));
        }
        boolean more = true;
        while (more) {
            more = database.write(sql -> dropAppearances(sql, batch));
        }
        database.write(sql -> forget(sql, batch));
    }

    /// @return from which fact to go on; negative if there are no more
    private static long dropFacts(Sql sql, long batch, long from) throws SQLException {
        List<Long> facts = sql.list(row -> row.getLong(1), """
            SELECT f.id FROM chunk c JOIN fact f ON f.id BETWEEN c.first AND c.last AND f.batch = c.batch
            WHERE c.batch = ? AND c.last >= ? AND f.id >= ? ORDER BY f.id LIMIT ?""", batch, from, from, GROUP);
        for (long fact : facts) {
            if (sql.number("SELECT count(*) FROM appearance WHERE fact = ?", fact) == 0) {
                dropFact(sql, fact);
            }
        }
        return facts.size() < GROUP ? -1 : facts.getLast() + 1;
    }

    /// @return whether there is more to do
    private static boolean dropAppearances(Sql sql, long batch) throws SQLException {
        List<Long> facts = sql.list(row -> row.getLong(1), "SELECT fact FROM appearance WHERE batch = ? LIMIT ?", batch,
            GROUP);
        for (long fact : facts) {
            sql.update("DELETE FROM appearance WHERE fact = ? AND batch = ?", fact, batch);
            boolean isLeft = sql.number("""
                SELECT count(*) FROM fact f JOIN batch b ON b.id = f.batch WHERE f.id = ? AND b.dropped
                  AND NOT EXISTS (SELECT 1 FROM chunk c WHERE c.batch = b.id)
                  AND NOT EXISTS (SELECT 1 FROM appearance a WHERE a.fact = f.id)""", fact) == 1;
            if (isLeft) {
                dropFact(sql, fact);
            }
        }
        return facts.size() == GROUP;
    }

    /// The row of the batch stays for as long as a fact names it.
    private static long forget(Sql sql, long batch) throws SQLException {
        boolean isNamed = sql.number("""
            SELECT count(*) FROM (
              SELECT 1 FROM chunk c JOIN fact f ON f.id BETWEEN c.first AND c.last AND f.batch = c.batch
              WHERE c.batch = ? LIMIT 1)""", batch) > 0;
        sql.update("DELETE FROM chunk WHERE batch = ?", batch);
        return isNamed ? 0 : sql.update("DELETE FROM batch WHERE id = ?", batch);
    }

    private static void dropFact(Sql sql, long fact) throws SQLException {
        String canonical = sql.first(row -> row.getString(1), "SELECT claim FROM fact WHERE id = ?", fact)
            .orElseThrow();
        long time = sql.number("SELECT time FROM fact WHERE id = ?", fact);
        Claim claim = Claim.ofCanonical(canonical);
        sql.update("DELETE FROM posting WHERE term = 0 AND time = ? AND fact = ?", time, fact);
        for (Slot slot : Slot.values()) {
            for (String text : slot.of(claim)) {
                sql.update("DELETE FROM posting WHERE term = ? AND time = ? AND fact = ?",
                    Facts.term(sql, Facts.number(slot), text), time, fact);
            }
        }
        for (String index : List.of("fact_hash", "young_fact_hash")) {
            sql.update("DELETE FROM " + index + " WHERE fact = ?1 AND hash = (SELECT substr(asid, 1, 8) FROM fact "
                + "WHERE id = ?1)", fact);
        }
        TextIndex.drop(sql, fact, canonical);
        sql.update("DELETE FROM fact WHERE id = ?", fact);
    }

    /// @param isPreview whether somebody may be looking at it, as long as the owner lives
    private record Left(long batch, boolean isPreview, String owner) {}

    /// Drops the batches of executions that are over and did not succeed, as a crash leaves them, and of previews and
    /// imports whose process is gone.
    static void sweep(Database database, Predicate<String> isAlive) {
        List<Left> left = database.read(sql -> sql.list(
            row -> new Left(row.getLong("id"), row.getBoolean("is_preview"), row.getString("owner")), """
                SELECT b.id, e.state = 'succeeded' AS is_preview, e.owner
                FROM batch b JOIN execution e ON e.id = b.execution
                WHERE b.published IS NULL AND e.state NOT IN ('queued', 'running')
                  AND (e.state <> 'succeeded' OR b.dropped)
                  AND (NOT b.dropped OR EXISTS (SELECT 1 FROM chunk c WHERE c.batch = b.id)
                    OR EXISTS (SELECT 1 FROM appearance a WHERE a.batch = b.id))"""));
        left.stream().filter(batch -> !batch.isPreview() || !isAlive.test(batch.owner()))
            .forEach(batch -> drop(database, batch.batch()));
        List<String> owners = database.read(sql -> sql.list(row -> row.getString(1),
            "SELECT DISTINCT owner FROM batch WHERE published IS NULL AND owner IS NOT NULL"));
        for (String owner : owners) {
            if (!isAlive.test(owner)) {
                database.read(sql -> sql.list(row -> row.getLong(1), """
                    SELECT b.id FROM batch b WHERE b.owner = ? AND b.published IS NULL
                      AND (NOT b.dropped OR EXISTS (SELECT 1 FROM chunk c WHERE c.batch = b.id)
                        OR EXISTS (SELECT 1 FROM appearance a WHERE a.batch = b.id))""", owner))
                    .forEach(batch -> drop(database, batch));
            }
        }
    }
}
