package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Listeners;
import dev.ixion.ats.Order;
import dev.ixion.ats.Page;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Query.Timeline;
import dev.ixion.ats.Slot;
import dev.ixion.ats.Subscription;
import dev.ixion.ats.Written;
import dev.ixion.store.search.Condition;
import dev.ixion.store.search.FactCounts;
import dev.ixion.store.search.FactSearch;
import dev.ixion.store.search.Facts;
import dev.ixion.store.sql.QueryPlan;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.SqlText;
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
        return told(database.writeLasting(sql -> attest(sql, claim, source)));
    }

    @Override
    public Optional<Written> attestIfStill(Claim claim, String source, Filter filter, long count) {
        return database.writeLasting(sql -> new FactCounts(sql, filter).all() == count
            ? Optional.of(attest(sql, claim, source))
            : Optional.<Written>empty()).map(this::told);
    }

    private Written told(Written written) {
        if (written.isNew()) {
            tellVisible();
        }
        return written;
    }

    private Written attest(Sql sql, Claim claim, String source) throws SQLException {
        String canonical = claim.canonical();
        Asid id = Asid.ofCanonical(canonical);
        Optional<Attestation> known = Facts.visible(sql, id);
        if (known.isPresent() && Facts.isSaidBy(sql, id, source)) {
            return new Written(known.get(), false);
        }
        // Also of what is known, since it is to stay if a recall hides it for all others
        Instant now = now();
        sql.update("INSERT INTO batch (source) VALUES (?)", source);
        long batch = sql.number("SELECT last_insert_rowid()");
        FactRows.write(sql, batch,
            FactGroup.of(List.of(new FactGroup.Row(id, canonical, claim, claim.at().orElse(now)))));
        Batches.publish(sql, batch, now);
        return known.map(fact -> new Written(fact, false))
            .orElse(new Written(Facts.visible(sql, id).orElseThrow(), true));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public FactWriter open(ExecutionId execution, String source, Commit commit) {
        return new SqliteFactWriter(database, clock, execution, source, commit, this::tellVisible);
    }

    @Override
    public BulkWriter openBulk(String source) {
        return new SqliteBulkWriter(database, clock, source, this::tellVisible);
    }

    @Override
    public void dropPreview(ExecutionId execution) {
        database.read(sql -> sql.list(row -> row.getLong(1),
            "SELECT id FROM batch WHERE execution = ? AND published IS NULL AND dropped", execution.value()))
            .forEach(batch -> HiddenFacts.drop(database, batch));
    }

    @Override
    public Written recall(Asid code, Claim claim, String source) {
        return changed(code, claim, source, true);
    }

    @Override
    public Written reinstate(Asid code, Claim claim, String source) {
        return changed(code, claim, source, false);
    }

    private Written changed(Asid code, Claim claim, String source, boolean recalled) {
        Instant when = claim.at().orElseThrow(() -> new IllegalArgumentException("the claim has no time"));
        Written written = database.writeLasting(sql -> {
            Written noted = attest(sql, claim, source);
            if (recalled) {
                Batches.recall(sql, code.value(), when);
            } else {
                Batches.reinstate(sql, code.value(), when);
            }
            return noted;
        });
        tellVisible();
        return written;
    }

    @Override
    public Page find(Filter filter, Order order, int limit, Optional<Page.Cursor> after) {
        followText(filter);
        return database.readAtOnce(sql -> {
            // One more than wanted tells whether there is another page
            int most = limit == Integer.MAX_VALUE ? limit : limit + 1;
            SqlText query = FactSearch.of(sql, filter).rows(order, most, after);
            List<Row> rows = sql.list(row -> new Row(row.getLong(1), Facts.read(row, 1)), query.text(), query.values());
            if (rows.size() < most) {
                return new Page(rows.stream().map(Row::fact).toList(), Optional.empty());
            }
            Row last = rows.get(limit - 1);
            Page.Cursor next = new Page.Cursor(Sql.micros(last.fact().time()), last.id());
            return new Page(rows.subList(0, limit).stream().map(Row::fact).toList(), Optional.of(next));
        });
    }

    private record Row(long id, Attestation fact) {}

    /// Full text comes a moment after the facts; who asks for words that were just said finds them too.
    private void followText(Filter filter) {
        if (!filter.words().isEmpty()) {
            database.awaitText();
        }
    }

    @Override
    public long count(Filter filter) {
        followText(filter);
        return database.readAtOnce(sql -> new FactCounts(sql, filter).all());
    }

    @Override
    public List<Tally> countBy(Filter filter, Grouping by, int limit, ZoneId zone) {
        followText(filter);
        return database.readAtOnce(sql -> new FactCounts(sql, filter).by(by, limit, zone));
    }

    @Override
    public Timeline timeline(Filter filter, int stretches) {
        followText(filter);
        return database.readAtOnce(sql -> new FactCounts(sql, filter).timeline(stretches));
    }

    @Override
    public List<String> values(Slot slot, String start, int limit) {
        SqlText query = SqlText.of("SELECT text FROM every_term WHERE slot = ? AND ", Facts.number(slot))
            .add(Condition.HasPrefix.range("text", start)).add(" ORDER BY text LIMIT ?", limit);
        return database.read(sql -> sql.list(row -> row.getString(1), query.text(), query.values()));
    }

    @Override
    public List<String> explain(Filter filter, Order order) {
        return database.readAtOnce(sql -> {
            SqlText query = FactSearch.of(sql, filter).rows(order, 100, Optional.empty());
            return QueryPlan.of(sql, query);
        });
    }

    @Override
    public Optional<Attestation> get(Asid id) {
        return database.read(sql -> Facts.visible(sql, id));
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(store -> listener.run());
    }

    void tellVisible() {
        listeners.tell(this);
    }
}
