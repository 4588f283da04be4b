package dev.ixion.store;

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

/// One connection with its prepared statements; used by one thread at a time.
final class Sql implements AutoCloseable {
    private static final int MOST_PREPARED = 200;
    private static final int ROWS_AT_ONCE = 32;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);
    private final List<Runnable> rollBackListeners = new ArrayList<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Makes a value of one row.
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// What is done with a statement whose parameters are set.
    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /// Runs a statement without parameters, for example a PRAGMA or a piece of a schema.
    void run(String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    /// Runs every statement of a script.
    void runScript(String script) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.executeUpdate(script);
        }
    }

    /// @return how many rows were changed
    int update(String statement, @Nullable Object... values) throws SQLException {
        return using(statement, values, PreparedStatement::executeUpdate);
    }

    <T> List<T> list(RowReader<T> reader, String query, @Nullable Object... values) throws SQLException {
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
    <T> Optional<T> first(RowReader<T> reader, String query, @Nullable Object... values) throws SQLException {
        return using(query, values, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
            }
        });
    }

    /// Inserts many rows of numbers, many with each call of SQLite, which is several times quicker than one by one.
    ///
    /// @param into what stands before the values, for example `INSERT INTO posting (term, time, fact, batch)`
    /// @param columns how many values a row has
    /// @param values the rows, one after the other
    void insertAll(String into, int columns, long[] values) throws SQLException {
        String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        String many = into + " VALUES " + String.join(", ", Collections.nCopies(ROWS_AT_ONCE, row));
        int at = 0;
        for (; values.length - at >= columns * ROWS_AT_ONCE; at += columns * ROWS_AT_ONCE) {
            insert(many, values, at, columns * ROWS_AT_ONCE);
        }
        for (; at < values.length; at += columns) {
            insert(into + " VALUES " + row, values, at, columns);
        }
    }

    private void insert(String text, long[] values, int from, int count) throws SQLException {
        PreparedStatement statement = prepare(text);
        for (int i = 0; i < count; i++) {
            statement.setLong(i + 1, values[from + i]);
        }
        using(text, statement, PreparedStatement::executeUpdate);
    }

    /// Calls the listener when a transaction, or a part of one, was undone: what was remembered of it is not so.
    void onRollBack(Runnable listener) {
        rollBackListeners.add(listener);
    }

    void rolledBack() {
        rollBackListeners.forEach(Runnable::run);
    }

    /// The first column of the first row; 0 if there is none.
    long number(String query, @Nullable Object... values) throws SQLException {
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
    static long micros(Instant time) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (ArithmeticException beyond) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(instant(micros));
    }

    static Optional<String> string(ResultSet row, String column) throws SQLException {
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
