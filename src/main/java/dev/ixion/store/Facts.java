package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The SQL of facts: how one is written with its postings, and read again.
final class Facts {
    /// A fact with the batch that said it and became visible first.
    static final String COLUMNS = "f.asid, f.claim, f.time, b.source, b.execution";
    /// Joins each fact with that batch, and so leaves out what is hidden.
    static final String VISIBLE = """
        FROM fact f JOIN batch b ON b.id = (
          SELECT p.id FROM appearance a JOIN batch p ON p.id = a.batch
          WHERE a.fact = f.id AND p.published IS NOT NULL ORDER BY p.published, p.id LIMIT 1)
        """;

    private Facts() {}

    /// Makes sure that the fact is there and that the batch says it.
    static void write(Sql sql, long batch, Asid id, String canonical, Claim claim, Instant time) throws SQLException {
        byte[] key = id.bytes();
        boolean isNew = sql.update(
            "INSERT INTO fact (asid, claim, time) VALUES (?, ?, ?) ON CONFLICT (asid) DO NOTHING",
            key, canonical, time) == 1;
        long fact = isNew
            ? sql.number("SELECT last_insert_rowid()")
            : sql.number("SELECT id FROM fact WHERE asid = ?", key);
        if (isNew) {
            List<List<String>> slots = slots(claim);
            for (int slot = 0; slot < slots.size(); slot++) {
                post(sql, slot, slots.get(slot), time, fact);
            }
        }
        sql.update("INSERT INTO appearance (fact, batch) VALUES (?, ?) ON CONFLICT DO NOTHING", fact, batch);
    }

    private static void post(Sql sql, int slot, List<String> values, Instant time, long fact) throws SQLException {
        for (String value : values) {
            long term = sql.number("SELECT id FROM term WHERE text = ?", value);
            if (term == 0) {
                sql.update("INSERT INTO term (text) VALUES (?)", value);
                term = sql.number("SELECT last_insert_rowid()");
            }
            sql.update("INSERT INTO posting (slot, term, time, fact) VALUES (?, ?, ?, ?)", slot, term, time, fact);
        }
    }

    /// Takes the postings of a hidden fact away.
    static void unpost(Sql sql, Claim claim, Instant time, long fact) throws SQLException {
        List<List<String>> slots = slots(claim);
        for (int slot = 0; slot < slots.size(); slot++) {
            for (String value : slots.get(slot)) {
                sql.update("DELETE FROM posting WHERE slot = ? AND time = ? AND fact = ? "
                    + "AND term = (SELECT id FROM term WHERE text = ?)", slot, time, fact, value);
            }
        }
    }

    /// The number of a slot in the table `posting`.
    static int number(Slot slot) {
        return switch (slot) {
            case SUBJECT -> 0;
            case PREDICATE -> 1;
            case CONTEXT -> 2;
            case ACTOR -> 3;
        };
    }

    /// The slots in the order of their numbers in the table `posting`.
    private static List<List<String>> slots(Claim claim) {
        return List.of(claim.subjects(), claim.predicates(), claim.contexts(), claim.actors());
    }

    static Attestation read(ResultSet row) throws SQLException {
        long execution = row.getLong("execution");
        Optional<ExecutionId> id = row.wasNull() ? Optional.empty() : Optional.of(new ExecutionId(execution));
        return new Attestation(Asid.ofBytes(row.getBytes("asid")), Claim.ofCanonical(row.getString("claim")),
            Sql.instant(row.getLong("time")), row.getString("source"), id);
    }
}
