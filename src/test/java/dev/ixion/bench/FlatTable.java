package dev.ixion.bench;

import dev.ixion.bench.GitLikeFacts.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// The limit: the same rows in one SQLite table without any index, under the same journal as ours. Nothing that keeps
/// facts in SQLite so that they can be found again is as quick.
final class FlatTable implements FactPeer {
    private static final int BATCH = 1_000;

    @Override
    public String name() {
        return "one flat table, no index (the limit)";
    }

    @Override
    public void write(Path folder, int facts) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + folder.resolve("flat.db"))) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE fact (subject TEXT, predicate TEXT, context TEXT, actor TEXT, "
                    + "time INTEGER, attributes TEXT)");
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)")) {
                insert(connection, insert, facts);
            }
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static void insert(Connection connection, PreparedStatement insert, int facts) throws SQLException {
        for (int i = 0; i < facts; i++) {
            Row row = GitLikeFacts.row(i);
            insert.setString(1, row.subject());
            insert.setString(2, row.predicate());
            insert.setString(3, row.context());
            insert.setString(4, row.actor());
            insert.setLong(5, row.micros());
            insert.setString(6, row.attributes());
            insert.addBatch();
            if (i % BATCH == BATCH - 1 || i == facts - 1) {
                insert.executeBatch();
                connection.commit();
            }
        }
    }
}
