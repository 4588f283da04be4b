package dev.ixion.store;

import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Moves the young indexes into the large ones once they hold enough, a piece at a time in the order of their keys, so
/// that a page of a large one takes many entries at once and nobody waits long. Used on the writer's thread, outside of
/// transactions. What is written behind the place that a round has come to is left for the next one.
final class YoungIndexes {
    /// So many new facts and terms begin a round.
    private static final long ENOUGH = 200_000;
    /// What one transaction moves: each entry may write a page of 4 KB, in a large file.
    private static final int PIECE = 8_000;

    private final long enough;
    private final List<Index> indexes;

    YoungIndexes() {
        this(ENOUGH, PIECE);
    }

    /// @param enough so many new facts and terms begin a round
    /// @param piece what one transaction moves
    YoungIndexes(long enough, int piece) {
        this.enough = enough;
        this.indexes = List.of(new Index(piece, "fact_hash", "hash", "fact"),
            new Index(piece, "term", "slot", "text", "id"));
    }

    /// Moves a piece of one index, if a round is in progress or due.
    ///
    /// @return whether the round goes on
    boolean movePiece(Sql sql) throws SQLException {
        if (!isMoving() && !isDue(sql)) {
            return false;
        }
        sql.inTransaction(() -> {
            if (!isMoving()) {
                begin(sql);
            }
            for (Index index : indexes) {
                if (index.isMoving) {
                    index.movePiece(sql);
                    break;
                }
            }
        });
        return isMoving();
    }

    private boolean isMoving() {
        return indexes.stream().anyMatch(index -> index.isMoving);
    }

    private boolean isDue(Sql sql) throws SQLException {
        return written(sql) - Marks.get(sql, Marks.SETTLED) >= enough;
    }

    private static long written(Sql sql) throws SQLException {
        return Marks.get(sql, Marks.NEXT_FACT) + Marks.get(sql, Marks.NEXT_TERM);
    }

    private void begin(Sql sql) throws SQLException {
        Marks.set(sql, Marks.SETTLED, written(sql));
        indexes.forEach(Index::begin);
    }

    /// An index, and how far the round has come in it.
    private static final class Index {
        private final int piece;
        private final String table;
        private final String columns;
        private final String key;
        private boolean isMoving;
        /// The last entry that was moved in this round; empty if none was.
        private List<Object> last = List.of();

        /// @param columns all that it has; they are its key
        Index(int piece, String table, String... columns) {
            this.piece = piece;
            this.table = table;
            this.columns = String.join(", ", columns);
            this.key = String.join(", ", Collections.nCopies(columns.length, "?"));
        }

        void begin() {
            isMoving = true;
            last = List.of();
        }

        void movePiece(Sql sql) throws SQLException {
            SqlText rows = SqlText.of(" FROM young_" + table + " WHERE true");
            if (!last.isEmpty()) {
                rows.add(" AND (" + columns + ") > (" + key + ")", last.toArray());
            }
            SqlText nextLast = SqlText.of("SELECT " + columns).add(rows)
                .add(" ORDER BY " + columns + " LIMIT 1 OFFSET ?", piece - 1);
            Optional<List<Object>> end = sql.first(Index::entry, nextLast.text(), nextLast.values());
            end.ifPresent(entry -> rows.add(" AND (" + columns + ") <= (" + key + ")", entry.toArray()));
            SqlText insert = SqlText.of("INSERT INTO " + table + " (" + columns + ") SELECT " + columns).add(rows)
                .add(" ORDER BY " + columns);
            sql.update(insert.text(), insert.values());
            SqlText delete = SqlText.of("DELETE").add(rows);
            sql.update(delete.text(), delete.values());
            isMoving = end.isPresent();
            last = end.orElse(last);
        }

        private static List<Object> entry(ResultSet row) throws SQLException {
            List<Object> entry = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                entry.add(row.getObject(i));
            }
            return entry;
        }
    }
}
