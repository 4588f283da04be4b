package dev.ixion.store;

import dev.ixion.ats.Listeners;
import dev.ixion.ats.StoreException;
import dev.ixion.ats.Subscription;
import dev.ixion.store.search.TextIndex;
import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.ReaderPool;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.StoreErrors;
import dev.ixion.store.sql.WalKeeper;
import dev.ixion.store.sql.WriteQueue;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SQLite file: every write goes through one thread and its connection, reads use others and never wait for it. It
/// notices what other processes write to the same file.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int READERS = 4;
    private static final int LOOKERS = 2;
    private static final long WATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int PIECES = 10;
    /// How long a thread that arranges facts waits for more.
    private static final int ARRANGER_SECONDS = 1;
    private static final long TEXT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Path file;
    private final Sql writer;
    private final WriteQueue queue;
    private final YoungIndexes young = new YoungIndexes();
    private final TextIndex text;
    private final WalKeeper wal;
    private final ReaderPool readers;
    private final ReaderPool lookers;
    private final ExecutorService arrangers = new ThreadPoolExecutor(0, Integer.MAX_VALUE, ARRANGER_SECONDS,
        TimeUnit.SECONDS, new SynchronousQueue<>(),
        Thread.ofPlatform().daemon().name("ixion-store-arranger-", 1).factory());
    private final Listeners<Database> foreignChanges = new Listeners<>();
    private long seenVersion;
    private long watched = System.nanoTime();

    private Database(Path file, Sql writer, ReaderPool readers, ReaderPool lookers) {
        this.file = file;
        this.writer = writer;
        this.readers = readers;
        this.lookers = lookers;
        this.queue = new WriteQueue(file, writer, this::betweenWrites);
        this.text = new TextIndex();
        this.wal = new WalKeeper(file);
    }

    /// Opens or makes the file and brings its tables up to date.
    ///
    /// @throws StoreException if that is not possible; the text says why
    static Database open(Path file) {
        Sql writer = DatabaseFile.openForWriting(file);
        try {
            ReaderPool readers = ReaderPool.open(file, READERS, () -> DatabaseFile.openForReading(file));
            try {
                ReaderPool lookers = ReaderPool.open(file, LOOKERS, () -> DatabaseFile.openForReading(file));
                Database database = new Database(file, writer, readers, lookers);
                database.start();
                return database;
            } catch (StoreException failed) {
                readers.close();
                throw failed;
            }
        } catch (StoreException failed) {
            close(file, writer);
            throw failed;
        }
    }

    private void start() {
        try {
            seenVersion = dataVersion(writer);
        } catch (SQLException failed) {
            throw StoreErrors.explain(file, failed);
        }
        queue.start();
    }

    Path file() {
        return file;
    }

    /// Does the work in a transaction on the writer's thread and waits for its end. Nothing of it stays if it throws.
    ///
    /// @throws StoreException if the file cannot be written, or the work throws one
    <T> T write(Sql.Work<T> work) {
        return await(writing(work));
    }

    /// What [#write] waits for. Works are done in the order in which they are given.
    <T> Future<T> writing(Sql.Work<T> work) {
        return queue.add(work, false);
    }

    /// Like [#write]; once it returns, what was written also survives the loss of power.
    <T> T writeLasting(Sql.Work<T> work) {
        return await(queue.add(work, true));
    }

    /// Does what prepares a write and waits for it, on a thread for such things; [#await] tells what came of it.
    ///
    /// @throws StoreException if the file is closed
    <T> Future<T> submit(Callable<T> work) {
        try {
            return arrangers.submit(work);
        } catch (RejectedExecutionException closed) {
            throw StoreErrors.closed(file, closed);
        }
    }

    /// Does something on a thread for what prepares writes, after a while; nothing if the file is closed by then.
    void later(Duration wait, Runnable work) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, task -> {
            if (!arrangers.isShutdown()) {
                arrangers.execute(task);
            }
        }).execute(work);
    }

    /// @throws StoreException if the work threw one, or the file could not be written
    <T> T await(Future<T> done) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.get();
                } catch (InterruptedException wait) {
                    // A transaction is short and must not be left in doubt: the interrupt is kept for the caller.
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw explained(failed.getCause() instanceof CompletionException wrapped ? wrapped : failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Waits until the work is done or has failed, where it does not matter which.
    ///
    /// @return empty if it failed
    <T> Optional<T> settle(Future<T> done) {
        try {
            return Optional.of(await(done));
        } catch (StoreException | IllegalStateException failed) {
            LOG.debug("What is being dropped could not be written", failed);
            return Optional.empty();
        }
    }

    private RuntimeException explained(Exception failed) {
        return switch (failed.getCause()) {
            case SQLException sql -> StoreErrors.explain(file, sql);
            case StoreException refused -> new StoreException(refused.problem(), refused);
            case null, default -> new IllegalStateException("a write failed", failed.getCause());
        };
    }

    /// Reads what is committed now.
    ///
    /// @throws StoreException if the file cannot be read
    <T> T read(Sql.Work<T> work) {
        return readers.read(work);
    }

    /// Like [#read], where several statements must see the same moment.
    <T> T readAtOnce(Sql.Work<T> work) {
        return readers.readAtOnce(work);
    }

    /// Reads, where only milliseconds are needed, what writers must know of the file: a run does not fail because people ask
    /// long questions.
    ReaderPool lookers() {
        return lookers;
    }

    /// Waits until full text has followed all facts that are there now, up to two seconds; no longer, too, where another
    /// process keeps the file from being written.
    void awaitText() {
        long target = read(sql -> Marks.get(sql, Marks.NEXT_FACT) - 1);
        long end = System.nanoTime() + TEXT_NANOS;
        boolean isInTime = true;
        while (isInTime && read(sql -> Marks.get(sql, Marks.INDEXED_FACT)) < target) {
            text.await();
            // Nothing to write: the queue comes to the index when it has done this
            isInTime = isDone(queue.add(sql -> 0, false), end - System.nanoTime());
        }
    }

    private static boolean isDone(Future<?> work, long nanos) {
        try {
            work.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException notInTime) {
            LOG.debug("Full text has not followed yet", notInTime);
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Calls the listener, on the writer's thread, soon after another process wrote to the file.
    Subscription onForeignChange(Runnable listener) {
        return foreignChanges.add(database -> listener.run());
    }

    private boolean betweenWrites(Sql sql, boolean isIdle) throws SQLException {
        watch(sql);
        boolean isMoving = true;
        // More than what one group of facts brings, so that it comes to an end while others go on writing
        for (int piece = 0; piece < PIECES && isMoving; piece++) {
            wal.keepSmall(sql);
            isMoving = young.movePiece(sql);
        }
        return text.follow(sql, isIdle, queue.isClosing()) || (isMoving && !queue.isClosing());
    }

    /// SQLite changes this number for a connection only when another one commits; the writer is our only one.
    private static long dataVersion(Sql sql) throws SQLException {
        return sql.number("PRAGMA data_version");
    }

    private void watch(Sql sql) throws SQLException {
        long now = System.nanoTime();
        if (now - watched < WATCH_NANOS) {
            return;
        }
        watched = now;
        long version = dataVersion(sql);
        if (version != seenVersion) {
            seenVersion = version;
            foreignChanges.tell(this);
        }
    }

    @Override
    public void close() {
        if (queue.isClosing()) {
            return;
        }
        try {
            readers.end();
            lookers.end();
            queue.end();
            arrangers.shutdown();
            readers.close();
            lookers.close();
            close(file, writer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Path file, Sql writer) {
        try {
            writer.close();
        } catch (SQLException failed) {
            LOG.warn("{} was not closed in order; SQLite mends that when it is opened again", file, failed);
        }
    }
}
