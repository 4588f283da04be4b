package dev.ixion.store.sql;

import dev.ixion.ats.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connections that read one file, each for one thread at a time; who finds none free waits for it. Any thread may use it.
public final class ReaderPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);
    private static final int SECONDS_TO_WAIT = 10;
    private static final int SECONDS_TO_CLOSE = 2;

    private final Path file;
    private final BlockingQueue<Sql> free = new LinkedBlockingQueue<>();
    private int size;
    private volatile boolean closed;

    private ReaderPool(Path file) {
        this.file = file;
    }

    /// @param open makes a connection
    /// @throws StoreException if one cannot be made; then all others are closed
    public static ReaderPool open(Path file, int size, Supplier<Sql> open) {
        ReaderPool pool = new ReaderPool(file);
        try {
            while (pool.size < size) {
                pool.free.add(open.get());
                pool.size++;
            }
            return pool;
        } catch (StoreException failed) {
            pool.close();
            throw failed;
        }
    }

    /// Reads what is committed now.
    ///
    /// @throws StoreException if the file cannot be read, is closed, or all connections are in use for ten seconds
    public <T> T read(Sql.Work<T> work) {
        Sql connection = take();
        try {
            return work.on(connection);
        } catch (SQLException failed) {
            throw StoreErrors.explain(file, failed);
        } finally {
            free.add(connection);
        }
    }

    /// Like [#read], where several statements must see the same moment.
    ///
    /// @throws StoreException as from [#read]
    public <T> T readAtOnce(Sql.Work<T> work) {
        return read(sql -> {
            sql.run("BEGIN");
            try {
                return work.on(sql);
            } finally {
                // Nothing was written, and after some errors SQLite has ended it already
                sql.rollBack();
            }
        });
    }

    private Sql take() {
        if (closed) {
            throw StoreErrors.closed(file, new IllegalStateException("the store is closed"));
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Sql connection = free.poll(SECONDS_TO_WAIT, TimeUnit.SECONDS);
                    if (connection == null) {
                        throw StoreErrors.busy(file);
                    }
                    return connection;
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

    /// Nobody is given a connection any more.
    public void end() {
        closed = true;
    }

    /// Closes the connections; waits a moment for those that are in use.
    @Override
    public void close() {
        end();
        try {
            for (; size > 0; size--) {
                Sql connection = free.poll(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
                if (connection != null) {
                    connection.close();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SQLException failed) {
            LOG.warn("A connection to {} was not closed in order", file, failed);
        }
    }
}
