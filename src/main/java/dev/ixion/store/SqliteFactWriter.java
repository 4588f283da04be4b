package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Written;
import dev.ixion.store.search.Facts;
import dev.ixion.store.search.Visibility;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.StoreErrors;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Collects the facts of one execution and writes them in groups, hidden unless they stream. Meanwhile the
/// next ones are collected, as [GroupWriter] has it.
///
/// A fact that is visible already is noted once for each source that says it, so that hiding one source's executions
/// does not hide what another one says too; a handler that says the same on every run adds no rows.
final class SqliteFactWriter implements FactWriter {
    /// A fact as it is seen by an execution: what is visible, and what the execution itself wrote.
    private static final String KNOWN = """
        SELECT f.time, o.source, o.execution,
               EXISTS (SELECT 1 FROM batch y
                       WHERE y.id IN (SELECT f.batch UNION ALL SELECT a.batch FROM appearance a WHERE a.fact = f.id)
                         AND y.source = ?2 AND (y.published IS NOT NULL AND NOT y.recalled OR y.execution = ?3))
        FROM fact f JOIN batch o ON o.id = %s WHERE %s"""
        .formatted(Facts.origin(Visibility.NOW + " OR b.execution = ?3", "f.id", "f.batch"), Facts.HAS_ID);

    private static final String IN_FILE = "SELECT 1 FROM every_fact_hash WHERE hash = substr(?, 1, 8)";

    private final Database database;
    private final InstantSource clock;
    private final ExecutionId execution;
    private final String source;
    private final Commit commit;
    private final GroupWriter groups;
    private long newCount;
    private long knownCount;

    /// What the file says about a claim.
    private record Known(Instant time, String source, Optional<ExecutionId> execution, boolean bySource) {}

    SqliteFactWriter(Database database, InstantSource clock, ExecutionId execution, String source, Commit commit,
        Runnable published) {
        this.database = database;
        this.clock = clock;
        this.execution = execution;
        this.source = source;
        this.commit = commit;
        this.groups = new GroupWriter(database, this::newBatch, () -> StoreErrors.takenForDead(execution),
            commit == Commit.STREAM ? Optional.of(new GroupWriter.Publishing(clock, published)) : Optional.empty());
    }

    @Override
    public Written attest(Claim claim) {
        String canonical = claim.canonical();
        Asid id = Asid.ofCanonical(canonical);
        Optional<Instant> waiting = groups.waiting(id);
        if (waiting.isPresent()) {
            knownCount++;
            return new Written(new Attestation(id, claim, waiting.get(), source, Optional.of(execution)), false);
        }
        Optional<Known> known = known(id);
        Instant time = known.map(Known::time)
            .orElseGet(() -> claim.at().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MICROS)));
        if (known.isEmpty() || !known.get().bySource() || commit == Commit.NEVER) {
            groups.add(id, canonical, claim, time);
        }
        if (known.isPresent()) {
            knownCount++;
            return new Written(new Attestation(id, claim, time, known.get().source(), known.get().execution()), false);
        }
        newCount++;
        return new Written(new Attestation(id, claim, time, source, Optional.of(execution)), true);
    }

    private Optional<Known> known(Asid id) {
        // Most are new, which the index tells quickly
        return database.lookers().read(sql -> sql.number(IN_FILE, id.bytes()) == 0 ? Optional.empty() : known(sql, id));
    }

    private Optional<Known> known(Sql sql, Asid id) throws SQLException {
        return sql.first(row -> {
            long first = row.getLong(3);
            Optional<ExecutionId> by = row.wasNull() ? Optional.empty() : Optional.of(new ExecutionId(first));
            return new Known(Sql.instant(row.getLong(1)), row.getString(2), by, row.getBoolean(4));
        }, KNOWN, id.bytes(), source, execution.value());
    }

    private long newBatch(Sql sql) throws SQLException {
        boolean isOpen = sql.update("""
            INSERT INTO batch (execution, source, dropped)
            SELECT id, ?, ? FROM execution WHERE id = ? AND state IN ('queued', 'running')""", source,
            commit == Commit.NEVER, execution.value()) == 1;
        if (!isOpen) {
            throw StoreErrors.takenForDead(execution);
        }
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
        groups.finish();
    }

    @Override
    public void discard() {
        groups.drop();
    }
}
