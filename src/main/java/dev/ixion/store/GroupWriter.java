package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import dev.ixion.ats.StoreException;
import dev.ixion.store.FactGroup.Row;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Writes the facts of one author in groups: while one group is being written, the next is arranged and the one after that
/// collected, so that memory is bounded and nobody waits for the disk who does not have to. Used by one thread, besides the
/// one that sends what has waited long enough to be made visible.
final class GroupWriter {
    /// The more are written together, the fewer pages each costs; but whoever waits for the end waits for the last group. So
    /// each is a quarter of what was sent before, within these bounds.
    private static final int SMALLEST_GROUP = 500;
    private static final int LARGEST_GROUP = 16_000;
    private static final int PART = 4;
    /// How many groups may be on their way at once: one that is being arranged, and one that is being written.
    private static final int MOST_SENT = 2;

    /// How long what is made visible as it comes waits for more.
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final Database database;
    private final Sql.Work<Long> newBatch;
    private final Supplier<StoreException> batchIsGone;
    private final Optional<Publishing> publishing;
    private Map<Asid, Row> collected = new LinkedHashMap<>();
    private final Deque<Sent> sent = new ArrayDeque<>();
    private volatile boolean isDropped;
    private long sentBefore;
    private long batch;

    /// A group that is on its way into the file.
    private record Sent(Map<Asid, Row> facts, Future<Long> done) {}

    /// Makes each group visible as it is written.
    ///
    /// @param told is called after that, on another thread
    record Publishing(InstantSource clock, Runnable told) {}

    /// @param newBatch makes the row of the batch that the facts belong to
    /// @param batchIsGone what it means that somebody removed that row
    /// @param publishing empty to leave the facts hidden
    GroupWriter(Database database, Sql.Work<Long> newBatch, Supplier<StoreException> batchIsGone,
        Optional<Publishing> publishing) {
        this.database = database;
        this.newBatch = newBatch;
        this.batchIsGone = batchIsGone;
        this.publishing = publishing;
    }

    /// The time of a fact that was added and may not be in the file yet.
    synchronized Optional<Instant> waiting(Asid id) {
        Row fact = collected.get(id);
        for (Sent group : sent) {
            fact = fact == null ? group.facts().get(id) : fact;
        }
        return Optional.ofNullable(fact).map(Row::time);
    }

    /// @throws StoreException if an earlier group could not be written
    synchronized void add(Asid id, String canonical, Claim claim, Instant time) {
        if (collected.isEmpty() && publishing.isPresent()) {
            database.later(LONGEST_WAIT, this::sendWaiting);
        }
        collected.putIfAbsent(id, new Row(id, canonical, claim, time));
        if (collected.size() >= Math.clamp(sentBefore / PART, SMALLEST_GROUP, LARGEST_GROUP)) {
            send();
        }
    }

    /// Makes visible what was added a while ago, though no more came. It waits for nothing, and leaves a group that could not
    /// be written to the thread that adds, which has to hear of it.
    private synchronized void sendWaiting() {
        while (!sent.isEmpty() && sent.getFirst().done().state() == Future.State.SUCCESS) {
            awaitFirst();
        }
        if (sent.size() < MOST_SENT) {
            send();
        } else {
            database.later(LONGEST_WAIT, this::sendWaiting);
        }
    }

    private void send() {
        if (collected.isEmpty()) {
            return;
        }
        while (sent.size() >= MOST_SENT) {
            awaitFirst();
        }
        Map<Asid, Row> facts = collected;
        List<Row> rows = List.copyOf(facts.values());
        Optional<Future<Long>> before = Optional.ofNullable(sent.peekLast()).map(Sent::done);
        long known = batch;
        sent.add(new Sent(facts, database.submit(() -> arrangeAndWrite(rows, before, known))));
        collected = new LinkedHashMap<>();
        sentBefore += rows.size();
    }

    /// Arranges a group while the one before is being written, and looks up what the file knows when that is in it.
    ///
    /// @param before the group before; if that cannot be written, this one is not either
    /// @param known the batch, if there is no group before
    /// @return the batch
    private long arrangeAndWrite(List<Row> rows, Optional<Future<Long>> before, long known) {
        FactGroup group = FactGroup.of(rows);
        long written = before.map(database::await).orElse(known);
        if (isDropped) {
            return written;
        }
        long mine = publishing.isPresent() ? 0 : written;
        database.lookers().readAtOnce(sql -> {
            group.lookUp(sql);
            return group;
        });
        long batchOfGroup = database.write(sql -> write(sql, mine, group));
        publishing.ifPresent(publication -> publication.told().run());
        return batchOfGroup;
    }

    private void awaitFirst() {
        written(database.await(sent.remove().done()));
    }

    /// Only what is committed counts: the number of a batch that was rolled back is given to somebody else.
    private void written(long written) {
        if (publishing.isEmpty()) {
            batch = written;
        }
    }

    /// @param known the batch; 0 to make one
    private long write(Sql sql, long known, FactGroup group) throws SQLException {
        long mine = known == 0 ? newBatch.on(sql) : known;
        if (sql.number("SELECT count(*) FROM batch WHERE id = ?", mine) == 0) {
            throw batchIsGone.get();
        }
        FactRows.write(sql, mine, group);
        if (publishing.isPresent()) {
            Batches.publish(sql, mine, publishing.get().clock().instant().truncatedTo(ChronoUnit.MICROS));
        }
        return mine;
    }

    /// Writes what still waits.
    ///
    /// @throws StoreException if anything could not be written
    synchronized void finish() {
        send();
        while (!sent.isEmpty()) {
            awaitFirst();
        }
    }

    /// The batch of the facts; 0 if nothing was written yet.
    synchronized long batch() {
        return batch;
    }

    /// Notes that the batch is visible now, so that [#drop] leaves it alone.
    synchronized void published() {
        batch = 0;
    }

    /// Drops what is hidden; what is made visible as it comes stays, and is written.
    ///
    /// @throws StoreException if that could not be written
    synchronized void drop() {
        if (publishing.isPresent()) {
            finish();
            return;
        }
        isDropped = true;
        collected.clear();
        while (!sent.isEmpty()) {
            database.settle(sent.remove().done()).ifPresent(this::written);
        }
        long mine = batch;
        batch = 0;
        if (mine != 0) {
            HiddenFacts.drop(database, mine);
        }
    }
}
