package dev.ixion.store;

import dev.ixion.store.FactGroup.Row;
import dev.ixion.store.FactGroup.Term;
import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Writes groups of facts with their entries in the indexes: each index gets the entries of a whole group in its own
/// order, since an entry here and an entry there cost a page each. Used on the writer's thread, inside a transaction.
final class FactRows {

    /// Of an id, in the index.
    private static final int HASH_BYTES = 8;

    private FactRows() {}

    /// Makes sure that the facts are there and that a batch says them.
    static void write(Sql sql, long batch, FactGroup group) throws SQLException {
        group.lookUp(sql);
        long first = Marks.get(sql, Marks.NEXT_FACT);
        long[] facts = new long[group.rows().size()];
        int[] fresh = new int[facts.length];
        int count = 0;
        for (int place = 0; place < facts.length; place++) {
            if (group.fact(place) == 0) {
                facts[place] = first + count;
                fresh[count++] = place;
            } else {
                sql.update("""
                    INSERT INTO appearance (fact, batch) SELECT id, ?1 FROM fact WHERE id = ?2 AND batch <> ?1
                    ON CONFLICT DO NOTHING""", batch, group.fact(place));
            }
        }
        if (count == 0) {
            return;
        }
        insertFacts(sql, batch, group, Arrays.copyOf(fresh, count), first);
        insertHashes(sql, group, facts);
        insertPostings(sql, batch, group, facts);
        long last = first + count - 1;
        sql.update("INSERT INTO chunk (batch, first, last) VALUES (?, ?, ?)", batch, first, last);
        // Last, since the file takes nothing more for facts with smaller numbers
        Marks.set(sql, Marks.NEXT_FACT, last + 1);
    }

    private static void insertFacts(Sql sql, long batch, FactGroup group, int[] fresh, long first) throws SQLException {
        sql.insertAll("INSERT INTO fact (id, asid, claim, time, batch)", 5, fresh.length, (parameters, i) -> {
            Row row = group.rows().get(fresh[i]);
            parameters.add(first + i);
            parameters.add(group.id(fresh[i]));
            parameters.add(row.canonical());
            parameters.add(row.micros());
            parameters.add(batch);
        });
    }

    /// @param facts the numbers of the new facts, by their places; 0 for those that were there before
    private static void insertHashes(Sql sql, FactGroup group, long[] facts) throws SQLException {
        int[] places = Arrays.stream(group.byId()).filter(place -> facts[place] != 0).toArray();
        sql.insertAll("INSERT INTO young_fact_hash (hash, fact)", 2, places.length, (parameters, i) -> {
            parameters.add(Arrays.copyOf(group.id(places[i]), HASH_BYTES));
            parameters.add(facts[places[i]]);
        });
    }

    /// Gives every term of a new fact a number that has none yet.
    ///
    /// @return the numbers of all terms; 0 for those that only facts hold that were there before
    private static long[] learnTerms(Sql sql, FactGroup group, long[] facts) throws SQLException {
        long[] numbers = group.numbers();
        long next = Marks.get(sql, Marks.NEXT_TERM);
        long first = next;
        int[] unknown = IntStream.range(0, numbers.length)
            .filter(term -> numbers[term] == 0 && isHeld(group.terms().get(term), facts)).toArray();
        for (int term : unknown) {
            numbers[term] = next++;
        }
        sql.insertAll("INSERT INTO young_term (slot, text, id)", 3, unknown.length, (parameters, i) -> {
            Term term = group.terms().get(unknown[i]);
            parameters.add(term.slot());
            parameters.add(term.text());
            parameters.add(first + i);
        });
        Marks.set(sql, Marks.NEXT_TERM, next);
        return numbers;
    }

    private static boolean isHeld(Term term, long[] facts) {
        for (int place : term.holders()) {
            if (facts[place] != 0) {
                return true;
            }
        }
        return false;
    }

    private static void insertPostings(Sql sql, long batch, FactGroup group, long[] facts) throws SQLException {
        long[] numbers = learnTerms(sql, group, facts);
        Postings postings = new Postings(facts);
        postings.add(0, group.byTime());
        IntStream.range(0, numbers.length).filter(term -> numbers[term] != 0).boxed()
            .sorted(Comparator.comparingLong(term -> numbers[term]))
            .forEach(term -> postings.add(numbers[term], group.terms().get(term).holders()));
        sql.insertAll("INSERT INTO posting (term, time, fact, batch)", 4, postings.count, (parameters, i) -> {
            int place = postings.places[i];
            parameters.add(postings.terms[i]);
            parameters.add(group.rows().get(place).micros());
            parameters.add(facts[place]);
            parameters.add(batch);
        });
    }

    /// Which terms the facts at which places hold.
    private static final class Postings {
        private final long[] facts;
        private long[] terms = new long[64];
        private int[] places = new int[64];
        private int count;

        /// @param facts the numbers of the new facts, by their places; 0 for those that were there before
        Postings(long[] facts) {
            this.facts = facts;
        }

        /// Adds those of the holders of a term that are new facts.
        void add(long term, int[] holders) {
            for (int place : holders) {
                if (facts[place] != 0) {
                    if (count == terms.length) {
                        terms = Arrays.copyOf(terms, 2 * count);
                        places = Arrays.copyOf(places, 2 * count);
                    }
                    terms[count] = term;
                    places[count++] = place;
                }
            }
        }
    }
}
