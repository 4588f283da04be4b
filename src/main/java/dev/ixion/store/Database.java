package dev.ixion.store;

import dev.ixion.ats.Listeners;
import dev.ixion.ats.StoreException;
import dev.ixion.ats.Subscription;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SQLite file: every write goes through one thread and its connection, reads use others and never wait for it. It
/// notices what other processes write to the same file.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int READERS = 4;
    private static final int WATCH_MILLIS = 200;

    private final Path file;
    private final Sql writer;
    private final BlockingQueue<Sql> readers;
    private final ScheduledExecutorService thread;
    private final Listeners<Database> foreignChanges = new Listeners<>();
    private long seenVersion;

    /// Work on a connection.
    @FunctionalInterface
    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    private Database(Path file, Sql writer, BlockingQueue<Sql> readers) {
        this.file = file;
        this.writer = writer;
        this.readers = readers;
        this.thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ixion-store-writer").factory());
    }

    /// Opens or makes the file and brings its tables up to date.
    ///
    /// @throws StoreException if that is not possible; the text says why
    static Database open(Path file) {
        Sql writer = DatabaseFile.openForWriting(file);
        BlockingQueue<Sql> readers = new LinkedBlockingQueue<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(DatabaseFile.openForReading(file));
        }
        Database database = new Database(file, writer, readers);
        database.seenVersion = database.write(Database::dataVersion);
        Future<?> _ = database.thread.scheduleWithFixedDelay(database::watch, WATCH_MILLIS, WATCH_MILLIS,
            TimeUnit.MILLISECONDS);
        return database;
    }

    Path file() {
        return file;
    }

    /// Does the work in one transaction on the writer's thread and waits for its end. Nothing of it stays if it throws.
    ///
    /// @throws StoreException if the file cannot be written, or the work throws one
    <T> T write(Work<T> work) {
        Future<T> done;
        try {
            done = thread.submit(() -> inTransaction(work));
        } catch (RejectedExecutionException closed) {
            throw StoreErrors.closed(file, closed);
        }
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
            if (failed.getCause() instanceof SQLException sql) {
                throw StoreErrors.explain(file, sql);
            }
            if (failed.getCause() instanceof StoreException refused) {
                throw new StoreException(refused.problem(), refused);
            }
            throw new IllegalStateException("a write failed", failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        writer.run("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            T result = work.on(writer);
            writer.run("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /// Some errors, as that of a full disk, make SQLite roll back by itself; then there is nothing left to do, and what
    /// the caller needs to hear is the first error.
    private void rollBack() {
        try {
            writer.run("ROLLBACK");
        } catch (SQLException rolledBackAlready) {
            LOG.debug("SQLite had rolled back already", rolledBackAlready);
        }
    }

    /// Reads what is committed now.
    ///
    /// @throws StoreException if the file cannot be read
    <T> T read(Work<T> work) {
        Sql reader = takeReader();
        try {
            return work.on(reader);
        } catch (SQLException failed) {
            throw StoreErrors.explain(file, failed);
        } finally {
            readers.add(reader);
        }
    }

    private Sql takeReader() {
        if (thread.isShutdown()) {
            throw StoreErrors.closed(file, new IllegalStateException("the store is closed"));
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Sql reader = readers.poll(10, TimeUnit.SECONDS);
                    if (reader == null) {
                        throw StoreErrors.busy(file);
                    }
                    return reader;
                } catch (InterruptedException wait) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Calls the listener, on the writer's thread, soon after another process wrote to the file.
    Subscription onForeignChange(Runnable listener) {
        return foreignChanges.add(database -> listener.run());
    }

    /// SQLite changes this number for a connection only when another one commits; the writer is our only one.
    private static long dataVersion(Sql sql) throws SQLException {
        return sql.number("PRAGMA data_version");
    }

    private void watch() {
        try {
            long version = dataVersion(writer);
            if (version != seenVersion) {
                seenVersion = version;
                foreignChanges.tell(this);
            }
        } catch (SQLException unreadable) {
            LOG.warn("Changes by other processes could not be looked for", unreadable);
        }
    }

    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.error("The writer of {} did not end in time", file);
                return;
            }
            for (int i = 0; i < READERS; i++) {
                Sql reader = readers.poll(2, TimeUnit.SECONDS);
                if (reader != null) {
                    reader.close();
                }
            }
            writer.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SQLException failed) {
            LOG.warn("{} was not closed in order; SQLite mends that when it is opened again", file, failed);
        }
    }
}
