package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.pulse.Owner;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.StoreErrors;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Writes many claims, hidden, and publishes them together. It asks the file for no single claim, so it is several times
/// quicker than a run's writer.
final class SqliteBulkWriter implements BulkWriter {
    private final Database database;
    private final InstantSource clock;
    private final Runnable published;
    private final GroupWriter groups;
    private long added;

    SqliteBulkWriter(Database database, InstantSource clock, String source, Runnable published) {
        this.database = database;
        this.clock = clock;
        this.published = published;
        this.groups = new GroupWriter(database, sql -> newBatch(sql, source), () -> StoreErrors.bulkDropped(source),
            Optional.empty());
    }

    private static long newBatch(Sql sql, String source) throws SQLException {
        sql.update("INSERT INTO batch (source, owner) VALUES (?, ?)", source, Owner.self());
        return sql.number("SELECT last_insert_rowid()");
    }

    @Override
    public void add(Claim claim, Optional<Instant> firstSeen) {
        String canonical = claim.canonical();
        added++;
        groups.add(Asid.ofCanonical(canonical), canonical, claim,
            claim.at().or(() -> firstSeen).orElseGet(clock::instant).truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public Outcome publish() {
        groups.finish();
        long batch = groups.batch();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long fresh = batch == 0 ? 0 : database.writeLasting(sql -> {
            long count = fresh(sql, batch);
            Batches.publish(sql, batch, now);
            return count;
        });
        groups.published();
        if (fresh > 0) {
            published.run();
        }
        return new Outcome(fresh, added - fresh);
    }

    /// How many facts of a hidden batch nobody can see yet.
    private static long fresh(Sql sql, long batch) throws SQLException {
        return sql.number(
            """
                SELECT (SELECT count(*) FROM chunk c JOIN fact f ON f.id BETWEEN c.first AND c.last WHERE c.batch = ?1)
                     - (SELECT count(DISTINCT a.fact) FROM chunk c JOIN appearance a ON a.fact BETWEEN c.first AND c.last
                        JOIN batch b ON b.id = a.batch
                        WHERE c.batch = ?1 AND b.published IS NOT NULL AND NOT b.recalled)
                     + (SELECT count(*) FROM appearance x JOIN fact f ON f.id = x.fact WHERE x.batch = ?1
                          AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.published IS NOT NULL AND NOT b.recalled
                            AND b.id IN (SELECT f.batch UNION ALL SELECT a.batch FROM appearance a WHERE a.fact = f.id)))""",
            batch);
    }

    @Override
    public void close() {
        groups.drop();
    }
}
