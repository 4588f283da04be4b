package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Slot;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes facts with their postings, in groups. Used on the writer's thread, inside a transaction.
final class FactRows {
    /// How many terms are remembered with their numbers.
    private static final int MOST_TERMS = 100_000;
    private static final int POSTING_COLUMNS = 4;

    private final Map<Term, Long> terms = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Term, Long> eldest) {
            return size() > MOST_TERMS;
        }
    };

    private record Term(int slot, String text) {}

    private record Posting(long term, long time, long fact) implements Comparable<Posting> {
        @Override
        public int compareTo(Posting other) {
            int byTerm = Long.compare(term, other.term);
            if (byTerm != 0) {
                return byTerm;
            }
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(fact, other.fact);
        }
    }

    FactRows(Sql writer) {
        writer.onRollBack(terms::clear);
    }

    /// Starts a group of facts that a batch says.
    Group group(Sql sql, long batch) throws SQLException {
        return new Group(sql, batch, sql.number("SELECT value FROM mark WHERE name = 'next_fact'"));
    }

    /// Facts that are written together; nothing else writes facts until its [#end].
    final class Group {
        private final Sql sql;
        private final long batch;
        private final long first;
        private final List<Posting> postings = new ArrayList<>();
        private long next;

        private Group(Sql sql, long batch, long next) {
            this.sql = sql;
            this.batch = batch;
            this.first = next;
            this.next = next;
        }

        /// Makes sure that the fact is there and that the batch says it.
        ///
        /// @return whether it was not there, neither visible nor hidden
        boolean add(Asid id, String canonical, Claim claim, Instant time) throws SQLException {
            byte[] key = id.bytes();
            boolean isNew = sql.update("""
                INSERT INTO fact (id, asid, claim, time, batch) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (asid) DO NOTHING""", next, key, canonical, time, batch) == 1;
            if (!isNew) {
                sql.update("""
                    INSERT INTO appearance (fact, batch) SELECT id, ?1 FROM fact WHERE asid = ?2 AND batch <> ?1
                    ON CONFLICT DO NOTHING""", batch, key);
                return false;
            }
            long micros = Sql.micros(time);
            postings.add(new Posting(0, micros, next));
            for (Slot slot : Slot.values()) {
                for (String text : slot.of(claim)) {
                    postings.add(new Posting(term(sql, Facts.number(slot), text), micros, next));
                }
            }
            next++;
            return true;
        }

        /// Writes what was kept back to be written in the order of the index.
        void end() throws SQLException {
            if (next == first) {
                return;
            }
            postings.sort(null);
            long[] values = new long[postings.size() * POSTING_COLUMNS];
            int at = 0;
            for (Posting posting : postings) {
                values[at++] = posting.term();
                values[at++] = posting.time();
                values[at++] = posting.fact();
                values[at++] = batch;
            }
            sql.insertAll("INSERT INTO posting (term, time, fact, batch)", POSTING_COLUMNS, values);
            sql.update("INSERT INTO chunk (batch, first, last) VALUES (?, ?, ?)", batch, first, next - 1);
            sql.update("UPDATE mark SET value = ? WHERE name = 'next_fact'", next);
        }
    }

    private long term(Sql sql, int slot, String text) throws SQLException {
        Term term = new Term(slot, text);
        Long known = terms.get(term);
        if (known != null) {
            return known;
        }
        long id = Facts.term(sql, slot, text);
        if (id == 0) {
            sql.update("INSERT INTO term (slot, text) VALUES (?, ?)", slot, text);
            id = sql.number("SELECT last_insert_rowid()");
        }
        terms.put(term, id);
        return id;
    }
}
