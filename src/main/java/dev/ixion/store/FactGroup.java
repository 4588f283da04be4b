package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Slot;
import dev.ixion.store.search.Facts;
import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Facts that are written together, arranged in the order of each index, and what the file knows of them already. Made
/// beside the writer, for whom all wait, so that it has little left to do.
final class FactGroup {
    private final List<Row> rows;
    private final byte[][] ids;
    /// Places in the list of rows, in the order of their ids and of their times.
    private final int[] byId;
    private final int[] byTime;
    /// In the order of slots and texts.
    private final List<Term> terms;
    private long[] facts = {};
    private long[] numbers = {};
    private Moment lookedUp = new Moment(-1, -1);

    /// A fact that is to be written.
    record Row(Asid id, String canonical, Claim claim, Instant time) {
        long micros() {
            return Sql.micros(time);
        }
    }

    /// A value in a slot, and the places of the rows that hold it, in the order of their times.
    static final class Term implements Comparable<Term> {
        private final int slot;
        private final String text;
        private final long start;
        private int[] holders = new int[1];
        private int count;

        private Term(int slot, String text) {
            this.slot = slot;
            this.text = text;
            this.start = start(text);
        }

        /// The first few characters as a number, since to compare those is quicker and tells nearly always.
        private static long start(String text) {
            long start = 0;
            for (int i = 0; i < 4; i++) {
                start = start << Character.SIZE | (i < text.length() ? text.charAt(i) : 0);
            }
            return start;
        }

        private void add(int place) {
            if (count == holders.length) {
                holders = Arrays.copyOf(holders, 2 * count);
            }
            holders[count++] = place;
        }

        int slot() {
            return slot;
        }

        String text() {
            return text;
        }

        int[] holders() {
            return count == holders.length ? holders : Arrays.copyOf(holders, count);
        }

        @Override
        public int compareTo(Term other) {
            int byStart = Long.compareUnsigned(start, other.start);
            return byStart != 0 ? byStart : text.compareTo(other.text);
        }
    }

    /// What the next fact and the next term would be: the same as long as nobody writes any.
    private record Moment(long nextFact, long nextTerm) {
        static Moment of(Sql sql) throws SQLException {
            return new Moment(Marks.get(sql, Marks.NEXT_FACT), Marks.get(sql, Marks.NEXT_TERM));
        }
    }

    private FactGroup(List<Row> rows, byte[][] ids, int[] byId, int[] byTime, List<Term> terms) {
        this.rows = rows;
        this.ids = ids;
        this.byId = byId;
        this.byTime = byTime;
        this.terms = terms;
    }

    /// @param rows each only once
    static FactGroup of(List<Row> rows) {
        byte[][] ids = rows.stream().map(row -> row.id().bytes()).toArray(byte[][]::new);
        long[] times = rows.stream().mapToLong(Row::micros).toArray();
        int[] byId = places(rows.size(), (one, other) -> Arrays.compareUnsigned(ids[one], ids[other]));
        int[] byTime = places(rows.size(), Comparator.comparingLong(place -> times[place]));
        return new FactGroup(List.copyOf(rows), ids, byId, byTime, terms(rows, byTime));
    }

    private static int[] places(int count, Comparator<Integer> order) {
        return IntStream.range(0, count).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    private static List<Term> terms(List<Row> rows, int[] byTime) {
        Map<Slot, Map<String, Term>> found = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            found.put(slot, new HashMap<>());
        }
        for (int place : byTime) {
            Claim claim = rows.get(place).claim();
            found.forEach((slot, terms) -> {
                for (String text : slot.of(claim)) {
                    terms.computeIfAbsent(text, unseen -> new Term(Facts.number(slot), unseen)).add(place);
                }
            });
        }
        return found.values().stream().flatMap(terms -> terms.values().stream().sorted()).toList();
    }

    List<Row> rows() {
        return rows;
    }

    /// The bytes of the id of the fact at a place in the list of rows.
    byte[] id(int place) {
        return ids[place];
    }

    int[] byId() {
        return byId;
    }

    int[] byTime() {
        return byTime;
    }

    List<Term> terms() {
        return terms;
    }

    /// The number that the file gave the fact at a place in the list of rows; 0 if it has none.
    long fact(int place) {
        return facts[place];
    }

    /// The numbers that the file gave the terms; 0 where it has none.
    long[] numbers() {
        return numbers.clone();
    }

    private boolean hasKnown() {
        return Arrays.stream(facts).anyMatch(fact -> fact != 0);
    }

    /// Looks up what the file knows at this moment of one transaction, unless that is known.
    void lookUp(Sql sql) throws SQLException {
        Moment now = Moment.of(sql);
        // What was known may have been dropped; of the rest, nothing can have come without the moment being another
        if (now.equals(lookedUp) && !hasKnown()) {
            return;
        }
        facts = new long[rows.size()];
        numbers = new long[terms.size()];
        sql.lookUpAll("""
            SELECT v.column1, (SELECT h.fact FROM every_fact_hash h CROSS JOIN fact f ON f.id = h.fact
                               WHERE h.hash = substr(v.column2, 1, 8) AND f.asid = v.column2)
            FROM (VALUES %s) v""", 2, rows.size(), this::bindId, facts);
        sql.lookUpAll("""
            SELECT v.column1, (SELECT t.id FROM every_term t WHERE t.slot = v.column2 AND t.text = v.column3)
            FROM (VALUES %s) v""", 3, terms.size(), this::bindTerm, numbers);
        lookedUp = now;
    }

    private void bindId(Sql.Parameters parameters, int row) throws SQLException {
        parameters.add(byId[row]);
        parameters.add(ids[byId[row]]);
    }

    private void bindTerm(Sql.Parameters parameters, int row) throws SQLException {
        parameters.add(row);
        parameters.add(terms.get(row).slot());
        parameters.add(terms.get(row).text());
    }
}
