package dev.ixion.store.search;

import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Which batches are visible: now, or as of an earlier moment.
public final class Visibility {
    /// The condition on a batch `b` that is visible now.
    public static final String NOW = "b.published IS NOT NULL AND NOT b.recalled";

    private final String visible;
    private final String hidden;
    private final boolean hidesAny;

    private Visibility(String visible, String hidden, boolean hidesAny) {
        this.visible = visible;
        this.hidden = hidden;
        this.hidesAny = hidesAny;
    }

    private static Visibility where(String visible) {
        return new Visibility(visible, "(" + visible + ") IS NOT TRUE", true);
    }

    public static Visibility at(Sql sql, Optional<Instant> moment) throws SQLException {
        if (moment.isPresent()) {
            return where("""
                b.published <= %1$d AND NOT EXISTS (
                  SELECT 1 FROM execution e JOIN recall r ON r.code = e.code
                  WHERE e.id = b.execution AND r.since <= %1$d AND (r.until IS NULL OR r.until > %1$d))"""
                .formatted(Sql.micros(moment.get())));
        }
        boolean hidesAny = sql.number("SELECT 1 FROM batch WHERE published IS NULL OR recalled LIMIT 1") == 1;
        return new Visibility(NOW, "b.published IS NULL OR b.recalled", hidesAny);
    }

    /// What a preview shows: everything that is visible, and what its own execution wrote.
    public static Visibility withPreview(long execution) {
        return where("(" + NOW + ") OR b.execution = " + execution);
    }

    /// The condition on a batch `b`.
    public String ofBatch() {
        return visible;
    }

    /// The condition on a fact, given the names of its columns; true where nothing at all is hidden, which is the
    /// ordinary case and costs nothing.
    public String ofFact(String fact, String batch) {
        if (!hidesAny) {
            return "1";
        }
        return """
            (%2$s NOT IN (SELECT b.id FROM batch b WHERE %4$s)
              OR EXISTS (SELECT 1 FROM appearance a JOIN batch b ON b.id = a.batch
                         WHERE a.fact = %1$s AND (%3$s)))""".formatted(fact, batch, visible, hidden);
    }
}
