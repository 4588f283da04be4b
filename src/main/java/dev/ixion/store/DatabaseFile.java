package dev.ixion.store;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.StoreException;
import dev.ixion.store.search.ClaimText;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.StoreErrors;
import dev.ixion.store.sql.WalKeeper;
import dev.ixion.text.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/// Opens workspace files: checks that they are ours and not newer than this program, and makes their tables.
final class DatabaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);
    /// "IXIO"
    static final int APPLICATION_ID = 0x4958494F;
    private static final int BUSY_MILLIS = 10_000;
    private static final int WRITER_CACHE_KIB = 256 << 10;
    private static final int READER_CACHE_KIB = 32 << 10;
    /// In bytes: as much of the file as SQLite maps at most, which takes addresses and no memory.
    private static final String MOST_MAPPED = "2147418112";
    private static final int CHECKPOINT_PAGES = 16_000;
    private static final List<String> MIGRATIONS = List.of("001.sql", "002.sql", "003.sql", "004.sql", "005.sql");

    private DatabaseFile() {}

    static Sql openForWriting(Path file) {
        checkFolder(file);
        try {
            Sql sql = connect(file, config());
            try {
                checkOwner(file, sql);
                sql.run("PRAGMA journal_mode=WAL");
                sql.run("PRAGMA wal_autocheckpoint=" + CHECKPOINT_PAGES);
                sql.run("PRAGMA journal_size_limit=" + WalKeeper.LARGE);
                sql.run("PRAGMA cache_size=-" + WRITER_CACHE_KIB);
                migrate(file, sql);
                return sql;
            } catch (SQLException | StoreException failed) {
                sql.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw StoreErrors.explain(file, failed);
        }
    }

    static Sql openForReading(Path file) {
        SQLiteConfig config = config();
        config.setOpenMode(SQLiteOpenMode.READWRITE);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, MOST_MAPPED);
        config.setCacheSize(-READER_CACHE_KIB);
        try {
            Sql sql = connect(file, config);
            sql.run("PRAGMA query_only=ON");
            return sql;
        } catch (SQLException failed) {
            throw StoreErrors.explain(file, failed);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.enforceForeignKeys(false);
        // Otherwise the driver prepares and runs a query for the last row's number after each statement
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static Sql connect(Path file, SQLiteConfig config) throws SQLException {
        Connection connection = config.createConnection(url(file));
        ClaimText.addTo(connection);
        return new Sql(connection);
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    /// A mistyped folder, or a disk that is not there now, is no reason for a new and empty file.
    private static void checkFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new StoreException(Problem.of(text("store.no-folder", folder), Problem.detail("file", file)));
        }
    }

    private static void checkOwner(Path file, Sql sql) throws SQLException {
        // In one transaction: another Ixion may be making the same file
        sql.run("BEGIN");
        long application = sql.number("PRAGMA application_id");
        long tables = sql.number("SELECT count(*) FROM sqlite_master");
        sql.run("COMMIT");
        if (application != APPLICATION_ID && (application != 0 || tables > 0)) {
            throw new StoreException(
                Problem.of(text("store.not-a-workspace", file), Problem.detail("file", file)));
        }
    }

    private static void migrate(Path file, Sql sql) throws SQLException {
        sql.run("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            long version = sql.number("PRAGMA user_version");
            if (version > MIGRATIONS.size()) {
                throw new StoreException(Problem.of(text("store.newer", file, version, MIGRATIONS.size()),
                    Problem.detail("file", file)));
            }
            if (version > 0 && version < MIGRATIONS.size()) {
                backUp(file, version);
            }
            for (int next = (int) version; next < MIGRATIONS.size(); next++) {
                sql.runScript(Resources.read(DatabaseFile.class, MIGRATIONS.get(next)));
                sql.run("PRAGMA user_version=" + (next + 1));
            }
            sql.run("PRAGMA application_id=" + APPLICATION_ID);
            sql.run("COMMIT");
            done = true;
        } finally {
            if (!done) {
                sql.rollBack();
            }
        }
    }

    /// Copies a file before its tables are changed. Nobody else writes meanwhile: the caller holds the lock.
    private static void backUp(Path file, long version) throws SQLException {
        Path copy = file.resolveSibling(file.getFileName() + ".v" + version + "-backup");
        for (int number = 2; Files.exists(copy); number++) {
            copy = file.resolveSibling(file.getFileName() + ".v" + version + "-backup-" + number);
        }
        boolean done = false;
        try (Sql reader = openForReading(file)) {
            // For SQLite this counts as writing, though not to this file
            reader.run("PRAGMA query_only=OFF");
            reader.update("VACUUM INTO ?", copy.toAbsolutePath().toString());
            done = true;
        } finally {
            if (!done) {
                deleteIncomplete(copy);
            }
        }
        LOG.info("{} is brought to a newer format; it was copied to {} before", file, copy);
    }

    private static void deleteIncomplete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException stays) {
            LOG.warn("The incomplete copy {} cannot be deleted", copy, stays);
        }
    }
}
