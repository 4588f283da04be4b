package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.Written;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Collects the facts of one execution and writes them, hidden, in groups.
///
/// A fact that is visible already is noted once for each source that says it, so that hiding one source's executions
/// does not hide what another one says too; a handler that says the same on every run adds no rows.
final class SqliteFactWriter implements FactWriter {
    private static final int GROUP = 500;

    private final Database database;
    private final InstantSource clock;
    private final ExecutionId execution;
    private final String source;
    private final Map<Asid, Pending> pending = new LinkedHashMap<>();
    private long batch;
    private long newCount;
    private long knownCount;

    /// A claim that waits to be written.
    private record Pending(String canonical, Claim claim, Instant time) {}

    /// What the file says about a claim.
    private record Known(Instant time, String source, Optional<ExecutionId> execution, boolean bySource) {}

    SqliteFactWriter(Database database, InstantSource clock, ExecutionId execution, String source) {
        this.database = database;
        this.clock = clock;
        this.execution = execution;
        this.source = source;
    }

    @Override
    public Written attest(Claim claim) {
        String canonical = claim.canonical();
        Asid id = Asid.ofCanonical(canonical);
        Pending waiting = pending.get(id);
        if (waiting != null) {
            knownCount++;
            return new Written(new Attestation(id, claim, waiting.time(), source, Optional.of(execution)), false);
        }
        Optional<Known> known = known(id);
        Instant time = known.map(Known::time)
            .orElseGet(() -> claim.at().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MICROS)));
        if (known.isEmpty() || !known.get().bySource()) {
            pending.put(id, new Pending(canonical, claim, time));
            if (pending.size() >= GROUP) {
                flush();
            }
        }
        if (known.isPresent()) {
            knownCount++;
            return new Written(new Attestation(id, claim, time, known.get().source(), known.get().execution()), false);
        }
        newCount++;
        return new Written(new Attestation(id, claim, time, source, Optional.of(execution)), true);
    }

    private Optional<Known> known(Asid id) {
        return database.read(sql -> sql.first(row -> {
            long first = row.getLong("execution");
            Optional<ExecutionId> by = row.wasNull() ? Optional.empty() : Optional.of(new ExecutionId(first));
            return new Known(Sql.instant(row.getLong("time")), row.getString("source"), by,
                row.getBoolean("by_source"));
        }, """
            SELECT f.time, b.source, b.execution,
                   EXISTS (SELECT 1 FROM appearance x JOIN batch y ON y.id = x.batch
                           WHERE x.fact = f.id AND y.source = ? AND (y.published IS NOT NULL OR y.id = ?)) AS by_source
            FROM fact f JOIN batch b ON b.id = (
              SELECT p.id FROM appearance a JOIN batch p ON p.id = a.batch
              WHERE a.fact = f.id AND (p.published IS NOT NULL OR p.id = ?)
              ORDER BY p.published IS NULL, p.published, p.id LIMIT 1)
            WHERE f.asid = ?
            """, source, batch, batch, id.bytes()));
    }

    private void flush() {
        if (pending.isEmpty()) {
            return;
        }
        batch = database.write(sql -> {
            long mine = batch != 0 ? batch : newBatch(sql);
            if (sql.number("SELECT count(*) FROM batch WHERE id = ?", mine) == 0) {
                throw StoreErrors.takenForDead(execution);
            }
            for (Map.Entry<Asid, Pending> entry : pending.entrySet()) {
                Pending fact = entry.getValue();
                Facts.write(sql, mine, entry.getKey(), fact.canonical(), fact.claim(), fact.time());
            }
            return mine;
        });
        pending.clear();
    }

    private long newBatch(Sql sql) throws SQLException {
        sql.update("INSERT INTO batch (execution, source) VALUES (?, ?)", execution.value(), source);
        return sql.number("SELECT last_insert_rowid()");
    }

    @Override
    public long newCount() {
        return newCount;
    }

    @Override
    public long knownCount() {
        return knownCount;
    }

    @Override
    public void close() {
        flush();
    }

    @Override
    public void discard() {
        pending.clear();
        if (batch != 0) {
            HiddenFacts.drop(database, batch);
            batch = 0;
        }
    }
}
