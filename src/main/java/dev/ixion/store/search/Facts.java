package dev.ixion.store.search;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Slot;
import dev.ixion.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The SQL by which one fact is found and read.
public final class Facts {
    /// What [#read] needs of a fact `f` and its origin `o`.
    public static final String COLUMNS = "f.asid, f.claim, f.time, o.source, o.execution";

    /// The condition that a fact `f` has an id, whose bytes are the parameter `?1`.
    public static final String HAS_ID = """
        f.id IN (SELECT h.fact FROM every_fact_hash h WHERE h.hash = substr(?1, 1, 8)) AND f.asid = ?1""";

    private Facts() {}

    /// The batch that said a fact and became visible first, as a query in brackets.
    ///
    /// @param isVisible the condition on a batch `b`
    /// @param fact the fact's number
    /// @param batch which said it first
    public static String origin(String isVisible, String fact, String batch) {
        return """
            (SELECT b.id FROM batch b
             WHERE b.id IN (SELECT %2$s UNION ALL SELECT a.batch FROM appearance a WHERE a.fact = %3$s)
               AND (%1$s) ORDER BY b.published IS NULL, b.published, b.id LIMIT 1)"""
            .formatted(isVisible, batch, fact);
    }

    /// The number of a slot in the table `term`.
    public static int number(Slot slot) {
        return switch (slot) {
            case SUBJECT -> 0;
            case PREDICATE -> 1;
            case CONTEXT -> 2;
            case ACTOR -> 3;
        };
    }

    /// The member of a claim's JSON that holds a slot.
    public static String member(Slot slot) {
        return switch (slot) {
            case SUBJECT -> "$.subjects";
            case PREDICATE -> "$.predicates";
            case CONTEXT -> "$.contexts";
            case ACTOR -> "$.actors";
        };
    }

    /// The number of a term; 0 if there is none.
    public static long term(Sql sql, int slot, String text) throws SQLException {
        return sql.number("SELECT id FROM every_term WHERE slot = ? AND text = ?", slot, text);
    }

    public static Optional<Attestation> visible(Sql sql, Asid id) throws SQLException {
        return sql.first(row -> read(row, 0), "SELECT " + COLUMNS + " FROM fact f JOIN batch o ON o.id = "
            + origin(Visibility.NOW, "f.id", "f.batch") + " WHERE " + HAS_ID, id.bytes());
    }

    /// Whether a source has said a fact, where anyone sees it.
    public static boolean isSaidBy(Sql sql, Asid id, String source) throws SQLException {
        return sql.number("""
            SELECT count(*) FROM fact f JOIN batch b
              ON b.id IN (SELECT f.batch UNION ALL SELECT a.batch FROM appearance a WHERE a.fact = f.id)
            WHERE b.source = ?2 AND\s""" + Visibility.NOW + " AND " + HAS_ID, id.bytes(), source) > 0;
    }

    /// Reads the columns [#COLUMNS], where they are the last of a row.
    ///
    /// @param before how many other columns come first
    public static Attestation read(ResultSet row, int before) throws SQLException {
        long execution = row.getLong(before + 5);
        Optional<ExecutionId> id = row.wasNull() ? Optional.empty() : Optional.of(new ExecutionId(execution));
        return new Attestation(Asid.ofBytes(row.getBytes(before + 1)), Claim.ofCanonical(row.getString(before + 2)),
            Sql.instant(row.getLong(before + 3)), row.getString(before + 4), id);
    }
}
