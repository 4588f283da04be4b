package dev.ixion.store.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One connection with its prepared statements; used by one thread at a time.
public final class Sql implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sql.class);
    private static final int MOST_PREPARED = 200;
    private static final int ALL_PAGES = -1;
    /// How many rows [#insertAll] inserts with one call of SQLite.
    public static final int ROWS_AT_ONCE = 32;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

    public Sql(Connection connection) {
        this.connection = connection;
    }

    /// Work on a connection.
    @FunctionalInterface
    public interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /// Makes a value of one row.
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Something that is done in a transaction.
    @FunctionalInterface
    public interface Step {
        void run() throws SQLException;
    }

    /// Sets the values of one of many rows.
    @FunctionalInterface
    public interface RowBinder {
        /// @param row from 0
        void bind(Parameters parameters, int row) throws SQLException;
    }

    /// Takes the values of a statement's parameters, one after the other.
    public static final class Parameters {
        private final PreparedStatement statement;
        private int last;

        private Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        public void add(long value) throws SQLException {
            statement.setLong(++last, value);
        }

        public void add(String value) throws SQLException {
            statement.setString(++last, value);
        }

        public void add(byte[] value) throws SQLException {
            statement.setBytes(++last, value);
        }
    }

    /// What is done with a statement whose parameters are set.
    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /// Runs a statement without parameters, for example a PRAGMA or a piece of a schema.
    public void run(String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    /// Undoes the transaction. Some errors, as that of a full disk, make SQLite undo it by itself; then there is nothing
    /// left to do, and what the caller needs to hear is the first error.
    public void rollBack() {
        try {
            run("ROLLBACK");
        } catch (SQLException rolledBackAlready) {
            LOG.debug("SQLite had rolled back already", rolledBackAlready);
        }
    }

    /// Runs every statement of a script.
    public void runScript(String script) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.executeUpdate(script);
        }
    }

    /// Copies the file as it is now, page by page, within one reading transaction.
    public void copyTo(Path file) throws SQLException {
        int code = connection.unwrap(SQLiteConnection.class).getDatabase().backup("main", file.toString(), null, 0, 0,
            ALL_PAGES);
        if (code != SQLiteErrorCode.SQLITE_OK.code) {
            throw new SQLiteException("the copy failed", SQLiteErrorCode.getErrorCode(code));
        }
    }

    /// @return how many rows were changed
    public int update(String statement, @Nullable Object... values) throws SQLException {
        return using(statement, values, PreparedStatement::executeUpdate);
    }

    public <T> List<T> list(RowReader<T> reader, String query, @Nullable Object... values) throws SQLException {
        return using(query, values, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        });
    }

    /// The first row.
    public <T> Optional<T> first(RowReader<T> reader, String query, @Nullable Object... values) throws SQLException {
        return using(query, values, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
            }
        });
    }

    /// Inserts rows, many with each call of SQLite, which is several times quicker than one by one.
    ///
    /// @param into what stands before the values, for example `INSERT INTO term (slot, text, id)`
    /// @param columns how many values a row has
    /// @param count how many rows there are
    /// @return how many were inserted
    public long insertAll(String into, int columns, int count, RowBinder binder) throws SQLException {
        return insertAll(into, "", columns, count, binder);
    }

    /// Like the other, with what stands behind the values, for example `ON CONFLICT DO NOTHING`.
    public long insertAll(String into, String behind, int columns, int count, RowBinder binder) throws SQLException {
        long inserted = 0;
        for (int at = 0; at < count;) {
            int rows = atOnce(count - at);
            inserted += withRows(into + " VALUES %s " + behind, columns, at, rows, binder,
                PreparedStatement::executeUpdate);
            at += rows;
        }
        return inserted;
    }

    /// Asks for many rows with each call of SQLite.
    ///
    /// @param query with `%s` in the place of the rows' values; gives a place in the results, and what belongs there
    /// @param columns how many values a row has
    /// @param count how many rows there are
    public void lookUpAll(String query, int columns, int count, RowBinder binder, long[] results) throws SQLException {
        for (int at = 0; at < count;) {
            int rows = atOnce(count - at);
            withRows(query, columns, at, rows, binder, statement -> {
                try (ResultSet found = statement.executeQuery()) {
                    while (found.next()) {
                        results[found.getInt(1)] = found.getLong(2);
                    }
                }
                return rows;
            });
            at += rows;
        }
    }

    /// Few different numbers, so that few statements are prepared.
    private static int atOnce(int left) {
        return left < ROWS_AT_ONCE ? 1 : ROWS_AT_ONCE;
    }

    private int withRows(String format, int columns, int first, int rows, RowBinder binder, Use<Integer> use)
        throws SQLException {
        String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        String text = format.formatted(String.join(", ", Collections.nCopies(rows, row)));
        PreparedStatement statement = prepare(text);
        Parameters parameters = new Parameters(statement);
        for (int i = first; i < first + rows; i++) {
            binder.bind(parameters, i);
        }
        return using(text, statement, use);
    }

    /// Does the work in a transaction of its own; nothing of it stays if it throws.
    public void inTransaction(Step step) throws SQLException {
        run("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            step.run();
            run("COMMIT");
            done = true;
        } finally {
            if (!done) {
                rollBack();
            }
        }
    }

    /// The first column of the first row; 0 if there is none.
    public long number(String query, @Nullable Object... values) throws SQLException {
        return first(row -> row.getLong(1), query, values).orElse(0L);
    }

    private <T> T using(String text, @Nullable Object[] values, Use<T> use) throws SQLException {
        PreparedStatement statement = prepare(text);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, plain(values[i]));
        }
        return using(text, statement, use);
    }

    /// The driver closes a statement that fails, so it must be prepared anew the next time.
    private <T> T using(String text, PreparedStatement statement, Use<T> use) throws SQLException {
        boolean done = false;
        try {
            T result = use.of(statement);
            done = true;
            return result;
        } finally {
            if (!done) {
                prepared.remove(text);
            }
        }
    }

    private PreparedStatement prepare(String text) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
            if (prepared.size() > MOST_PREPARED) {
                prepared.pollFirstEntry().getValue().close();
            }
        }
        return statement;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Optional<?> optional -> plain(optional.orElse(null));
            case Instant time -> micros(time);
            case Boolean flag -> flag ? 1 : 0;
            case null, default -> value;
        };
    }

    /// The number of microseconds; for a time beyond what fits, the earliest or the latest that does.
    public static long micros(Instant time) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (ArithmeticException beyond) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /// The number of the first microsecond that is not before a time.
    public static long microsFrom(Instant time) {
        long micros = micros(time);
        return micros < Long.MAX_VALUE && instant(micros).isBefore(time) ? micros + 1 : micros;
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(instant(micros));
    }

    public static Optional<String> string(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }
}
