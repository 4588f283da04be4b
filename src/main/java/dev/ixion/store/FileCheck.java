package dev.ixion.store;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Upkeep;
import dev.ixion.store.search.TextKeys;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/// One check of the whole file, on a connection that sees one moment of it.
final class FileCheck {
    static final int MOST_FAULTS = 100;
    /// How much of the work is done when SQLite has checked its own, and when the facts have been looked at.
    private static final double AFTER_SQLITE = 0.2;
    private static final double AFTER_FACTS = 0.9;

    private final Sql sql;
    private final DoubleConsumer progress;
    private final List<String> faults = new ArrayList<>();

    FileCheck(Sql sql, DoubleConsumer progress) {
        this.sql = sql;
        this.progress = progress;
    }

    Upkeep.Report run() throws SQLException {
        progress.accept(0);
        if (sql.number("PRAGMA application_id") != DatabaseFile.APPLICATION_ID) {
            faults.add(text("check.application"));
        }
        sql.list(row -> row.getString(1), "PRAGMA integrity_check(" + MOST_FAULTS + ")").stream()
            .filter(line -> !line.equals("ok")).forEach(line -> faults.add(text("check.sqlite", line)));
        progress.accept(AFTER_SQLITE);
        FactCheck facts = new FactCheck(sql, faults);
        // A file whose pages are broken answers no further question truly
        if (faults.isEmpty()) {
            terms();
            facts.run(done -> progress.accept(AFTER_SQLITE + done * (AFTER_FACTS - AFTER_SQLITE)));
            postings(facts.postings());
            hashes(facts.count());
            origins();
            fullText();
        }
        progress.accept(1);
        return new Upkeep.Report(facts.count(), faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
    }

    private void terms() throws SQLException {
        each("check.next-term", """
            SELECT max(id) FROM every_term HAVING max(id) >= (SELECT value FROM mark WHERE name = 'next_term')""");
        each("check.term-twice", "SELECT id FROM every_term GROUP BY id HAVING count(*) > 1");
    }

    /// Every fact has its postings; what else there is, is too much.
    ///
    /// @param right how many postings there are that a fact asks for
    private void postings(long right) throws SQLException {
        if (sql.number("SELECT count(*) FROM posting") == right) {
            return;
        }
        each("check.posting-without-fact", """
            SELECT p.fact FROM posting p LEFT JOIN fact f ON f.id = p.fact AND f.time = p.time WHERE f.id IS NULL""");
        each("check.posting-too-much", """
            SELECT p.fact FROM posting p JOIN fact f ON f.id = p.fact AND f.time = p.time
              LEFT JOIN every_term t ON t.id = p.term
            WHERE p.batch <> f.batch OR p.term <> 0 AND (t.id IS NULL OR NOT EXISTS (
              SELECT 1 FROM json_each(f.claim, CASE t.slot WHEN 0 THEN '$.subjects' WHEN 1 THEN '$.predicates'
                                                           WHEN 2 THEN '$.contexts' ELSE '$.actors' END) j
              WHERE j.value = t.text))""");
    }

    /// Every fact has its entry in the index of ids; what else there is, is too much.
    private void hashes(long right) throws SQLException {
        if (sql.number("SELECT count(*) FROM every_fact_hash") != right) {
            each("check.hash-too-much", """
                SELECT h.fact FROM every_fact_hash h LEFT JOIN fact f ON f.id = h.fact AND substr(f.asid, 1, 8) = h.hash
                WHERE f.id IS NULL""");
        }
    }

    /// Which batch said what, and which run each batch is of.
    private void origins() throws SQLException {
        each("check.no-chunk", """
            SELECT f.id FROM fact f JOIN batch b ON b.id = f.batch
            WHERE NOT b.dropped AND ifnull((SELECT c.last FROM chunk c WHERE c.batch = f.batch AND c.first <= f.id
                                            ORDER BY c.first DESC LIMIT 1), 0) < f.id""");
        each("check.chunk", "SELECT c.batch FROM chunk c LEFT JOIN batch b ON b.id = c.batch WHERE b.id IS NULL");
        each("check.appearance-fact",
            "SELECT a.fact FROM appearance a LEFT JOIN fact f ON f.id = a.fact WHERE f.id IS NULL");
        each("check.appearance-batch", """
            SELECT a.fact FROM appearance a LEFT JOIN batch b ON b.id = a.batch
            WHERE b.id IS NULL OR a.batch = (SELECT f.batch FROM fact f WHERE f.id = a.fact)""");
        each("check.batch-run", """
            SELECT b.id FROM batch b LEFT JOIN execution e ON e.id = b.execution
            WHERE b.execution IS NOT NULL AND e.id IS NULL""");
        each("check.batch-recall", """
            SELECT b.id FROM batch b LEFT JOIN execution e ON e.id = b.execution
            WHERE b.published IS NOT NULL
              AND b.recalled <> EXISTS (SELECT 1 FROM recall r WHERE r.code = e.code AND r.until IS NULL)""");
        each("check.next-fact", """
            SELECT max(id) FROM fact HAVING max(id) >= (SELECT value FROM mark WHERE name = 'next_fact')""");
    }

    /// Full text has followed up to a mark: there every fact has its row, and no other row is there.
    private void fullText() throws SQLException {
        each("check.word-missing", """
            SELECT f.id FROM fact f WHERE f.id <= (SELECT value FROM mark WHERE name = 'indexed_fact')
              AND NOT EXISTS (SELECT 1 FROM word w WHERE w.fact = f.id)""");
        each("check.word-without-fact", """
            SELECT w.fact FROM word w LEFT JOIN fact f ON f.id = w.fact
            WHERE f.id IS NULL OR f.id > (SELECT value FROM mark WHERE name = 'indexed_fact')""");
        each("check.word-time", """
            SELECT w.fact FROM word w JOIN fact f ON f.id = w.fact
            WHERE f.time BETWEEN -%1$d AND %1$d AND w.key NOT BETWEEN f.time * 16 AND f.time * 16 + %2$d"""
            .formatted(Long.MAX_VALUE / 32, TextKeys.SPREAD));
        // The index keeps no list of its rows; a view of SQLite shows which row holds which word
        sql.run("PRAGMA query_only=OFF");
        sql.run("CREATE VIRTUAL TABLE temp.said USING fts5vocab(main, full_text, 'instance')");
        sql.run("PRAGMA query_only=ON");
        each("check.text-without-word",
            "SELECT s.doc FROM temp.said s WHERE NOT EXISTS (SELECT 1 FROM word w WHERE w.key = s.doc)");
        each("check.word-unindexed", """
            SELECT f.id FROM word w JOIN fact f ON f.id = w.fact WHERE w.key NOT IN (SELECT doc FROM temp.said)
              AND (f.claim -> '$.subjects') GLOB '*[A-Za-z0-9]*'""");
    }

    /// Notes a fault for each row of a query whose one column is the number of what is at fault.
    private void each(String fault, String query) throws SQLException {
        int room = MOST_FAULTS - faults.size();
        if (room > 0) {
            sql.list(row -> row.getLong(1), query + " LIMIT ?", room).forEach(id -> faults.add(text(fault, id)));
        }
    }
}
