package dev.ixion.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection with its prepared statements; used by one thread at a time.
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

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

    /// The first column of the first row; 0 if there is none.
    long number(String query, @Nullable Object... values) throws SQLException {
        return first(row -> row.getLong(1), query, values).orElse(0L);
    }

    /// The driver closes a statement that fails, so it must be prepared anew the next time.
    private <T> T using(String text, @Nullable Object[] values, Use<T> use) throws SQLException {
        boolean done = false;
        try {
            T result = use.of(bind(text, values));
            done = true;
            return result;
        } finally {
            if (!done) {
                prepared.remove(text);
            }
        }
    }

    private PreparedStatement bind(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, plain(values[i]));
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
