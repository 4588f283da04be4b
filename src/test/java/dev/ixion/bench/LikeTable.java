package dev.ixion.bench;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import dev.ixion.bench.GitLikeFacts.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// How such facts are usually kept in SQLite: lists as JSON text in one table, an index on the time, and `LIKE`.
final class LikeTable implements FactPeer {
    private static final int BATCH = 1_000;

    @Override
    public String name() {
        return "a table of JSON text, LIKE";
    }

    @Override
    public void write(Path folder, int facts) throws IOException {
        try (Connection connection = connect(folder)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE attestation (id TEXT PRIMARY KEY, subjects TEXT, predicates TEXT, "
                    + "contexts TEXT, actors TEXT, time INTEGER, attributes TEXT)");
                statement.execute("CREATE INDEX attestation_time ON attestation(time)");
            }
            try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO attestation VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                for (int i = 0; i < facts; i++) {
                    bind(insert, i, GitLikeFacts.row(i));
                    insert.addBatch();
                    if (i % BATCH == BATCH - 1 || i == facts - 1) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static void bind(PreparedStatement insert, int number, Row row) throws SQLException {
        insert.setString(1, "AS" + GitLikeFacts.hash(number).substring(0, 32));
        insert.setString(2, list(row.subject()));
        insert.setString(3, list(row.predicate()));
        insert.setString(4, list(row.context()));
        insert.setString(5, list(row.actor()));
        insert.setLong(6, row.micros());
        insert.setString(7, row.attributes());
    }

    private static String list(String value) {
        return "[\"" + value + "\"]";
    }

    private static Connection connect(Path folder) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "2147483648");
        return config.createConnection("jdbc:sqlite:" + folder.resolve("like.db"));
    }

    @Override
    public Optional<Asker> open(Path folder) throws IOException {
        try {
            return Optional.of(new LikeAsker(connect(folder)));
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private record LikeAsker(Connection connection) implements Asker {
        @Override
        public boolean canAnswer(Filter filter) {
            return true;
        }

        @Override
        public int firstPage(Filter filter, int limit) throws IOException {
            List<Object> values = new ArrayList<>();
            String where = where(filter, values);
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM attestation WHERE " + where
                + " ORDER BY time DESC LIMIT " + limit)) {
                for (int i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                return read(select);
            } catch (SQLException failed) {
                throw new IOException(failed);
            }
        }

        private static int read(PreparedStatement select) throws SQLException {
            int count = 0;
            int length = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    for (int column = 1; column <= 7; column++) {
                        length += rows.getString(column).length();
                    }
                    count++;
                }
            }
            return length > 0 ? count : 0;
        }

        private static String where(Filter filter, List<Object> values) {
            List<String> conditions = new ArrayList<>(List.of("1"));
            filter.slots().forEach((slot, terms) -> terms.forEach(term -> {
                conditions.add(column(slot) + " LIKE ?");
                values.add("%\"" + term.text() + (term.isPrefix() ? "%" : "\"%"));
            }));
            for (String word : filter.words()) {
                conditions.add("attributes LIKE ?");
                values.add("%" + word + "%");
            }
            for (AttributeTest test : filter.attributes()) {
                conditions.add("json_extract(attributes, ?) " + test.comparison().symbol() + " ?");
                values.add("$." + String.join(".", test.path()));
                values.add(switch (test.value()) {
                    case Value.Text(String text) -> text;
                    case Value.Numeric(double number) -> number;
                    case Value.Truth(boolean truth) -> truth;
                    case Value.Null() -> "";
                });
            }
            return String.join(" AND ", conditions);
        }

        private static String column(Slot slot) {
            return slot.name().toLowerCase(Locale.ROOT) + "s";
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException failed) {
                throw new IOException(failed);
            }
        }
    }
}
