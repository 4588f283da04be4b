package dev.ixion.store.sql;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.ats.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in plain words what SQLite's error codes mean for a workspace file.
public final class StoreErrors {
    /// In bytes.
    private static final long LITTLE_ROOM = 1 << 20;

    private StoreErrors() {}

    public static StoreException explain(Path file, SQLException failed) {
        return new StoreException(Problem.of(reason(file, failed), Problem.detail("file", file)), failed);
    }

    public static StoreException closed(Path file, RuntimeException cause) {
        return new StoreException(Problem.of(text("store.closed", file), Problem.detail("file", file)), cause);
    }

    public static StoreException busy(Path file) {
        return new StoreException(Problem.of(text("store.busy", file), Problem.detail("file", file)));
    }

    /// Somebody else has ended the execution, or dropped what it wrote, while it was running.
    public static StoreException takenForDead(ExecutionId execution) {
        return new StoreException(
            Problem.of(text("store.taken-for-dead", execution), Problem.detail("execution", execution)));
    }

    /// Somebody else has dropped what an import wrote, while it was running.
    public static StoreException bulkDropped(String source) {
        return new StoreException(Problem.of(text("store.bulk-dropped", source), Problem.detail("source", source)));
    }

    private static String reason(Path file, SQLException failed) {
        if (!(failed instanceof SQLiteException sqlite)) {
            return text("store.failed", file, String.valueOf(failed.getMessage()));
        }
        // The low byte of an extended code is the primary one: https://sqlite.org/rescode.html
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
        return switch (code) {
            case SQLITE_FULL -> text("store.full", file);
            case SQLITE_READONLY, SQLITE_PERM -> text("store.read-only", file);
            case SQLITE_NOTADB -> text("store.not-a-database", file);
            case SQLITE_CORRUPT -> text("store.corrupt", file);
            case SQLITE_BUSY, SQLITE_LOCKED -> text("store.locked", file);
            case SQLITE_CANTOPEN -> text("store.cannot-open", file);
            // Where the log's index cannot grow, SQLite says no more than this
            case SQLITE_IOERR -> text(hasRoom(file) ? "store.io" : "store.full", file);
            default -> text("store.failed", file, String.valueOf(sqlite.getMessage()));
        };
    }

    private static boolean hasRoom(Path file) {
        return file.toAbsolutePath().toFile().getUsableSpace() > LITTLE_ROOM;
    }
}
