package dev.ixion.store;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Slot;
import dev.ixion.store.search.Facts;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// Looks at every fact: whether its id fits its claim, and whether the index has it.
final class FactCheck {
    private static final int PAGE = 1000;
    private static final int MOST_TERMS = 100_000;

    private final Sql sql;
    private final List<String> faults;
    private final Map<Term, Long> terms = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Term, Long> eldest) {
            return size() > MOST_TERMS;
        }
    };
    private long count;
    private long postings;

    private record Term(int slot, String text) {}

    private record Row(long id, String asid, String claim, long time, long batch, boolean hasBatch) {}

    FactCheck(Sql sql, List<String> faults) {
        this.sql = sql;
        this.faults = faults;
    }

    /// How many facts were looked at.
    long count() {
        return count;
    }

    /// How many postings they have rightly.
    long postings() {
        return postings;
    }

    void run(DoubleConsumer progress) throws SQLException {
        long last = sql.number("SELECT max(id) FROM fact");
        long from = sql.number("SELECT min(id) FROM fact");
        while (from <= last && faults.size() < FileCheck.MOST_FAULTS) {
            List<Row> rows = sql.list(
                row -> new Row(row.getLong(1), Asid.ofBytes(Arrays.copyOf(row.getBytes(2), 20)).value(),
                    row.getString(3), row.getLong(4), row.getLong(5),
                    row.getBoolean(6)),
                """
                    SELECT f.id, f.asid, f.claim, f.time, f.batch, b.id IS NOT NULL
                    FROM fact f LEFT JOIN batch b ON b.id = f.batch WHERE f.id >= ? ORDER BY f.id LIMIT ?""",
                from, PAGE);
            if (rows.isEmpty()) {
                return;
            }
            for (Row row : rows) {
                check(row);
            }
            from = rows.getLast().id() + 1;
            progress.accept(rows.getLast().id() / (double) last);
        }
    }

    private void check(Row row) throws SQLException {
        count++;
        if (!Asid.ofCanonical(row.claim()).value().equals(row.asid())) {
            faults.add(text("check.id", row.id(), row.asid()));
            return;
        }
        if (!Claim.isCanonical(row.claim())) {
            faults.add(text("check.canonical", row.id()));
            return;
        }
        Claim claim = Claim.ofCanonical(row.claim());
        if (claim.at().isPresent() && Sql.micros(claim.at().get()) != row.time()) {
            faults.add(text("check.time", row.id()));
        }
        if (!row.hasBatch()) {
            faults.add(text("check.no-batch", row.id()));
        }
        long withThisId = sql.number("SELECT count(*) FROM fact f WHERE " + Facts.HAS_ID, Asid.ofCanonical(row.claim())
            .bytes());
        if (withThisId != 1) {
            faults.add(text(withThisId == 0 ? "check.hash" : "check.id-twice", row.id()));
        }
        posting(row, 0, "");
        for (Slot slot : Slot.values()) {
            for (String text : slot.of(claim)) {
                posting(row, term(Facts.number(slot), text), text);
            }
        }
    }

    /// @param term 0 for the list of all facts; negative if there is no such term
    private void posting(Row row, long term, String name) throws SQLException {
        List<Long> batches = sql.list(found -> found.getLong(1),
            "SELECT batch FROM posting WHERE term = ? AND time = ? AND fact = ?", term, row.time(), row.id());
        if (batches.isEmpty()) {
            faults.add(term == 0 ? text("check.not-listed", row.id()) : text("check.posting", row.id(), name));
            return;
        }
        postings++;
        if (!batches.equals(List.of(row.batch()))) {
            faults.add(text("check.posting-batch", row.id(), name));
        }
    }

    private long term(int slot, String text) throws SQLException {
        Term term = new Term(slot, text);
        Long known = terms.get(term);
        if (known != null) {
            return known;
        }
        long id = Facts.term(sql, slot, text);
        long found = id == 0 ? -1 : id;
        terms.put(term, found);
        return found;
    }
}
