package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Slot;
import dev.ixion.store.search.Facts;
import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Writes facts with their postings, in groups: each index gets the entries of a whole group in its own order, since an
/// entry here and an entry there cost a page each. Used on the writer's thread, inside a transaction.
final class FactRows {
    /// How many terms are remembered with their numbers.
    private static final int MOST_TERMS = 100_000;

    private final Map<Term, Long> terms = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Term, Long> eldest) {
            return size() > MOST_TERMS;
        }
    };

    private record Term(int slot, String text) implements Comparable<Term> {
        @Override
        public int compareTo(Term other) {
            int bySlot = Integer.compare(slot, other.slot);
            return bySlot != 0 ? bySlot : text.compareTo(other.text);
        }
    }

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

    /// A fact that is to be written.
    record Row(Asid id, String canonical, Claim claim, Instant time) {}

    FactRows(Sql writer) {
        writer.onRollBack(terms::clear);
    }

    /// Makes sure that the facts are there and that a batch says them.
    ///
    /// @param rows each only once
    void write(Sql sql, long batch, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        long first = Marks.get(sql, Marks.NEXT_FACT);
        Set<Long> fresh = insertFacts(sql, batch, rows, first);
        if (fresh.isEmpty()) {
            return;
        }
        long last = first + rows.size() - 1;
        learnTerms(sql, rows, first, fresh);
        insertPostings(sql, batch, rows, first, fresh);
        sql.update("INSERT INTO chunk (batch, first, last) VALUES (?, ?, ?)", batch, first, last);
        // Last, since the file takes nothing more for facts with smaller numbers
        Marks.set(sql, Marks.NEXT_FACT, last + 1);
    }

    /// @return the numbers of the facts that were not there before
    private static Set<Long> insertFacts(Sql sql, long batch, List<Row> rows, long first) throws SQLException {
        List<Object[]> values = new ArrayList<>(rows.size());
        for (Row row : rows) {
            values.add(new Object[]{first + values.size(), row.id().bytes(), row.canonical(), Sql.micros(row.time()),
                    batch});
        }
        long inserted = sql.insertAll("INSERT INTO fact (id, asid, claim, time, batch)",
            "ON CONFLICT (asid) DO NOTHING",
            values);
        Set<Long> fresh = new HashSet<>();
        if (inserted == rows.size()) {
            for (long id = first; id < first + inserted; id++) {
                fresh.add(id);
            }
            return fresh;
        }
        fresh.addAll(sql.list(row -> row.getLong(1), "SELECT id FROM fact WHERE id >= ?", first));
        for (int i = 0; i < rows.size(); i++) {
            if (!fresh.contains(first + i)) {
                sql.update("""
                    INSERT INTO appearance (fact, batch) SELECT id, ?1 FROM fact WHERE asid = ?2 AND batch <> ?1
                    ON CONFLICT DO NOTHING""", batch, rows.get(i).id().bytes());
            }
        }
        return fresh;
    }

    /// Gives every term a number that has none yet.
    private void learnTerms(Sql sql, List<Row> rows, long first, Set<Long> fresh) throws SQLException {
        TreeSet<Term> unknown = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (fresh.contains(first + i)) {
                for (Slot slot : Slot.values()) {
                    for (String text : slot.of(rows.get(i).claim())) {
                        Term term = new Term(Facts.number(slot), text);
                        if (!terms.containsKey(term)) {
                            unknown.add(term);
                        }
                    }
                }
            }
        }
        long next = Marks.get(sql, Marks.NEXT_TERM);
        List<Term> sorted = List.copyOf(unknown);
        for (int from = 0; from < sorted.size(); from += Sql.ROWS_AT_ONCE) {
            List<Term> some = sorted.subList(from, Math.min(sorted.size(), from + Sql.ROWS_AT_ONCE));
            List<Object[]> values = new ArrayList<>(some.size());
            for (Term term : some) {
                values.add(new Object[]{term.slot(), term.text(), next + values.size()});
            }
            boolean allAreNew = sql.insertAll("INSERT INTO term (slot, text, id)", "ON CONFLICT DO NOTHING",
                values) == some.size();
            for (Term term : some) {
                terms.put(term, allAreNew ? next : Facts.term(sql, term.slot(), term.text()));
                next++;
            }
        }
        Marks.set(sql, Marks.NEXT_TERM, next);
    }

    private void insertPostings(Sql sql, long batch, List<Row> rows, long first, Set<Long> fresh)
        throws SQLException {
        List<Posting> postings = new ArrayList<>(rows.size() * 5);
        for (int i = 0; i < rows.size(); i++) {
            long fact = first + i;
            if (fresh.contains(fact)) {
                long time = Sql.micros(rows.get(i).time());
                postings.add(new Posting(0, time, fact));
                for (Slot slot : Slot.values()) {
                    for (String text : slot.of(rows.get(i).claim())) {
                        postings.add(new Posting(term(sql, Facts.number(slot), text), time, fact));
                    }
                }
            }
        }
        postings.sort(null);
        List<Object[]> values = new ArrayList<>(postings.size());
        postings.forEach(posting -> values.add(new Object[]{posting.term(), posting.time(), posting.fact(), batch}));
        sql.insertAll("INSERT INTO posting (term, time, fact, batch)", "", values);
    }

    /// The number of a term that is known or was learned just now.
    private long term(Sql sql, int slot, String text) throws SQLException {
        Long known = terms.get(new Term(slot, text));
        return known != null ? known : Facts.term(sql, slot, text);
    }
}
