package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Commit;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Listeners;
import dev.ixion.ats.Order;
import dev.ixion.ats.Page;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Slot;
import dev.ixion.ats.Subscription;
import dev.ixion.ats.Timeline;
import dev.ixion.ats.Written;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Attestations in SQLite.
final class SqliteAttestationStore implements AttestationStore {
    private final Database database;
    private final InstantSource clock;
    private final Listeners<AttestationStore> listeners = new Listeners<>();

    SqliteAttestationStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Written attest(Claim claim, String source) {
        Written written = database.write(sql -> attest(sql, claim, source));
        if (written.isNew()) {
            tellVisible();
        }
        return written;
    }

    @Override
    public Optional<Written> attestIfStill(Claim claim, String source, Filter filter, long count) {
        FactQuery query = new FactQuery(filter);
        Optional<Written> written = database.write(sql -> sql.number(query.count(), query.values()) == count
            ? Optional.of(attest(sql, claim, source))
            : Optional.empty());
        if (written.filter(Written::isNew).isPresent()) {
            tellVisible();
        }
        return written;
    }

    private Written attest(Sql sql, Claim claim, String source) throws SQLException {
        String canonical = claim.canonical();
        Asid id = Asid.ofCanonical(canonical);
        Optional<Attestation> known = visible(sql, id);
        if (known.isPresent()) {
            return new Written(known.get(), false);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.update("INSERT INTO batch (execution, source) VALUES (NULL, ?)", source);
        long batch = sql.number("SELECT last_insert_rowid()");
        Facts.write(sql, batch, id, canonical, claim, claim.at().orElse(now));
        sql.update("UPDATE batch SET published = ? WHERE id = ?", now, batch);
        return new Written(visible(sql, id).orElseThrow(), true);
    }

    @Override
    public FactWriter open(ExecutionId execution, String source, Commit commit) {
        return new SqliteFactWriter(database, clock, execution, source);
    }

    @Override
    public Page find(Filter filter, Order order, int limit, Optional<Page.Cursor> after) {
        FactQuery query = new FactQuery(filter);
        return new Page(database.read(sql -> sql.list(Facts::read, query.rows(), query.valuesAnd(limit))),
            Optional.empty());
    }

    @Override
    public BulkWriter openBulk(String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void dropPreview(ExecutionId execution) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Written recall(Asid code, Claim claim, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Written reinstate(Asid code, Claim claim, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Tally> countBy(Filter filter, Grouping by, int limit, ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timeline timeline(Filter filter, int stretches) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> values(Slot slot, String start, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> explain(Filter filter, Order order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(Filter filter) {
        FactQuery query = new FactQuery(filter);
        return database.read(sql -> sql.number(query.count(), query.values()));
    }

    @Override
    public Optional<Attestation> get(Asid id) {
        return database.read(sql -> visible(sql, id));
    }

    private static Optional<Attestation> visible(Sql sql, Asid id) throws SQLException {
        return sql.first(Facts::read, "SELECT " + Facts.COLUMNS + " " + Facts.VISIBLE + "WHERE f.asid = ?", id.bytes());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(store -> listener.run());
    }

    void tellVisible() {
        listeners.tell(this);
    }
}
