package dev.ixion.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the write-ahead log small under constant load. SQLite's own checkpoints only copy what no reader needs any
/// more, and start the log anew only when they find no reader at all; so where readers come and go without a break the
/// log would grow for ever.
///
/// @see <a href="https://sqlite.org/wal.html#avoiding_excessively_large_wal_files">SQLite, Avoiding Excessively Large WAL
///     Files</a>
public final class WalKeeper {
    /// From this size on, in bytes, the writer waits for the readers and starts the log anew.
    public static final long LARGE = 128L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(WalKeeper.class);
    /// After the readers did not let go, so many works pass until they are waited for again.
    private static final int REST = 32;
    private static final int WAIT_MILLIS = 200;

    private final Path wal;
    private int rest;

    public WalKeeper(Path file) {
        wal = journal(file);
    }

    /// Where SQLite keeps the write-ahead log of a file.
    public static Path journal(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    /// A reader may take its time; everyone who writes would wait for it too.
    private static void cut(Sql sql) throws SQLException {
        long patience = sql.number("PRAGMA busy_timeout");
        sql.run("PRAGMA busy_timeout=" + WAIT_MILLIS);
        try {
            sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
        } finally {
            sql.run("PRAGMA busy_timeout=" + patience);
        }
    }

    /// To be called between two works of the writer.
    public void keepSmall(Sql sql) throws SQLException {
        if (rest > 0) {
            rest--;
            return;
        }
        try {
            if (isLarge()) {
                cut(sql);
                rest = isLarge() ? REST : 0;
            }
        } catch (IOException unreadable) {
            LOG.warn("The size of {} cannot be read", wal, unreadable);
            rest = REST;
        }
    }

    private boolean isLarge() throws IOException {
        return Files.exists(wal) && Files.size(wal) > LARGE;
    }
}
