package dev.ixion.store.sql;

import dev.ixion.ats.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes to a file. What waits is committed together, each piece of work in a savepoint of its own,
/// so that one that fails takes nothing of the others with it.
///
/// A commit survives the end of this process; one that was asked for as lasting survives also the loss of power, with
/// all that was committed before it.
public final class WriteQueue {
    private static final Logger LOG = LoggerFactory.getLogger(WriteQueue.class);
    private static final int MOST_TOGETHER = 64;
    private static final int IDLE_MILLIS = 200;
    private static final int END_SECONDS = 30;

    private final Path file;
    private final Sql sql;
    private final BetweenWrites between;
    private final BlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean isLasting;
    private volatile boolean closing;

    /// What is to be done between two groups of writes, on the writer's thread and outside of any transaction.
    public interface BetweenWrites {
        /// @param isIdle whether nothing was to be written for a while, so that nobody is likely to wait for the end of this
        /// @return whether there is more to do, so that it should be called again soon
        boolean run(Sql sql, boolean isIdle) throws SQLException;
    }

    /// One piece of work, and what came of it.
    private static final class Task<T> {
        private final Sql.Work<T> work;
        private final boolean lasting;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private Runnable answer = () -> {};

        Task(Sql.Work<T> work, boolean lasting) {
            this.work = work;
            this.lasting = lasting;
        }

        /// Does the work; its answer is given only after the commit.
        void run(Sql sql, boolean alone) throws SQLException {
            if (alone) {
                T result = work.on(sql);
                answer = () -> done.complete(result);
                return;
            }
            sql.run("SAVEPOINT task");
            try {
                T result = work.on(sql);
                answer = () -> done.complete(result);
            } catch (SQLException | RuntimeException | Error failed) {
                answer = () -> done.completeExceptionally(failed);
                rollBackTo(sql, failed);
            }
            sql.run("RELEASE task");
        }

        /// After some errors, as that of a full disk, SQLite has undone the whole transaction; then there is nothing to go
        /// back to, and what all who wait need to hear is the first error.
        private static void rollBackTo(Sql sql, Throwable failed) throws SQLException {
            try {
                sql.run("ROLLBACK TO task");
            } catch (SQLException undone) {
                failed.addSuppressed(undone);
                throw failed instanceof SQLException first ? first : undone;
            }
        }

        void fail(Throwable failed) {
            done.completeExceptionally(failed);
        }
    }

    public WriteQueue(Path file, Sql sql, BetweenWrites between) {
        this.file = file;
        this.sql = sql;
        this.between = between;
        this.thread = Thread.ofPlatform().daemon().name("ixion-store-writer").unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    /// @param lasting whether it must survive the loss of power
    /// @throws StoreException if the file is closed
    public <T> CompletableFuture<T> add(Sql.Work<T> work, boolean lasting) {
        Task<T> task = new Task<>(work, lasting);
        // Closing looks at the queue once more after this flag is set, so nothing that is added here is forgotten
        waiting.add(task);
        if (closing && waiting.remove(task)) {
            throw StoreErrors.closed(file, new IllegalStateException("the store is closed"));
        }
        return task.done;
    }

    public boolean isClosing() {
        return closing;
    }

    private void loop() {
        boolean more = false;
        while (true) {
            try {
                boolean isWaiting = !more && !closing;
                Task<?> first = isWaiting ? waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS) : waiting.poll();
                if (first != null) {
                    List<Task<?>> group = new ArrayList<>(List.of(first));
                    waiting.drainTo(group, MOST_TOGETHER - 1);
                    commit(group);
                }
                more = between.run(sql, first == null && (isWaiting || closing));
                if (closing && first == null && !more && waiting.isEmpty()) {
                    return;
                }
            } catch (InterruptedException wakeUp) {
                // The file is being closed: what is left is written, and then there is nothing to wait for
                more = true;
            } catch (Throwable failed) {
                // Also for want of memory or by a program's mistake: without this thread nobody could write any more
                LOG.warn("Upkeep between writes to {} failed", file, failed);
                more = false;
                if (closing && waiting.isEmpty()) {
                    return;
                }
            }
        }
    }

    private void commit(List<Task<?>> group) {
        try {
            begin(group.stream().anyMatch(task -> task.lasting));
            for (Task<?> task : group) {
                task.run(sql, group.size() == 1);
            }
            sql.run("COMMIT");
        } catch (SQLException | RuntimeException | Error failed) {
            // Whatever a piece of work throws, those who wait for it hear of it and the thread goes on
            sql.rollBack();
            group.forEach(task -> task.fail(failed));
            return;
        }
        group.forEach(task -> task.answer.run());
    }

    private void begin(boolean lasting) throws SQLException {
        if (lasting != isLasting) {
            sql.run(lasting ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            isLasting = lasting;
        }
        sql.run("BEGIN IMMEDIATE");
    }

    /// Waits until all that was added is written.
    public void end() throws InterruptedException {
        closing = true;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
        if (thread.isAlive()) {
            LOG.error("The writer of {} did not end in time", file);
        }
    }
}
