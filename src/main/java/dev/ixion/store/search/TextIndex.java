package dev.ixion.store.search;

import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Lets full text follow the facts, a little later than they are written so that writing does not wait for it. Used on
/// the writer's thread.
///
/// Each group of facts becomes a segment of the index, and of eight segments one is made. SQLite would do that at once: of
/// four million facts together when their time has come, which takes many seconds in one transaction. So the file tells it
/// to leave that, and it is asked for a piece after each group.
public final class TextIndex {
    /// What is indexed in one transaction, and how many facts may wait while others are being written.
    private static final int GROUP = 16_000;
    /// What a program that ends still indexes; the next one does the rest.
    private static final int LAST_GROUPS = 8;

    /// How much is joined in one transaction, in pages of 4 KB: more than a group needs in the long run, since what it
    /// brings is written anew two or three times.
    private static final int PIECE = 2_000;

    private volatile boolean isAwaited;
    private int lastGroups;
    private long lastMicros = Long.MIN_VALUE;
    private long lastKey;

    /// How many facts full text has not yet followed.
    public static long behind(Sql sql) throws SQLException {
        return Marks.get(sql, Marks.NEXT_FACT) - 1 - Marks.get(sql, Marks.INDEXED_FACT);
    }

    /// Whether full text has followed all facts that anyone sees. It has not for a while after the file was brought to a
    /// newer format, or where another process writes without a break.
    ///
    /// @param hidden whether hidden facts are asked for, too
    static boolean isComplete(Sql sql, boolean hidden) throws SQLException {
        return behind(sql) == 0 || (!hidden && sql.number("""
            SELECT EXISTS (SELECT 1 FROM fact f JOIN batch b ON b.id = f.batch
                           WHERE f.id > ? AND b.published IS NOT NULL)""", Marks.get(sql, Marks.INDEXED_FACT)) == 0);
    }

    /// Somebody waits for what is there now to be found. Any thread may call it.
    public void await() {
        isAwaited = true;
    }

    /// Indexes some facts, if there is time, somebody waits for them, or too many wait; and joins some of what was indexed.
    ///
    /// @param isLast whether the program is about to end
    /// @return whether there is more to do at once
    public boolean follow(Sql sql, boolean isIdle, boolean isLast) throws SQLException {
        long behind = behind(sql);
        if (behind == 0) {
            isAwaited = false;
            return isIdle && !isLast && join(sql);
        }
        if (!isIdle && !isAwaited && behind < GROUP) {
            return false;
        }
        if (isLast && ++lastGroups > LAST_GROUPS) {
            return false;
        }
        boolean someoneWaitsForIt = isAwaited && behind <= GROUP;
        if (behind <= GROUP) {
            isAwaited = false;
        }
        sql.inTransaction(() -> index(sql));
        if (!someoneWaitsForIt && !isLast) {
            join(sql);
        }
        return behind > GROUP;
    }

    /// Joins a piece of the segments, if there are enough of one size.
    ///
    /// @return whether there may be more to do
    /// @see <a href="https://sqlite.org/fts5.html#the_merge_command">SQLite, The 'merge' Command</a>
    private static boolean join(Sql sql) throws SQLException {
        long before = changes(sql);
        sql.update("INSERT INTO text_index (text_index, rank) VALUES ('merge', ?)", PIECE);
        // The statement itself counts as one change
        return changes(sql) - before > 1;
    }

    private static long changes(Sql sql) throws SQLException {
        return sql.number("SELECT total_changes()");
    }

    /// A row of `fact` that is to be indexed.
    private record Row(long id, long time, String claim) {}

    private void index(Sql sql) throws SQLException {
        long from = Marks.get(sql, Marks.INDEXED_FACT);
        List<Row> rows = sql.list(row -> new Row(row.getLong(1), row.getLong(2), row.getString(3)),
            "SELECT id, time, claim FROM fact WHERE id > ? ORDER BY id LIMIT ?", from, GROUP);
        List<TextKeys.Entry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            long key = row.time() == lastMicros ? lastKey + 1 : TextKeys.of(row.time());
            lastMicros = row.time();
            lastKey = key;
            entries.add(new TextKeys.Entry(key, row.id(), row.time(), ClaimText.indexed(row.claim())));
        }
        // In the order of their keys, as otherwise each step back closes a segment of the index
        List<TextKeys.Entry> sorted = TextKeys.take(sql, entries);
        sql.insertAll("INSERT INTO text_index (rowid, text)", 2, sorted.size(), (parameters, i) -> {
            parameters.add(sorted.get(i).key());
            parameters.add(sorted.get(i).text());
        });
        // Rows at the end may have been dropped since they were counted
        long to = rows.size() < GROUP ? Marks.get(sql, Marks.NEXT_FACT) - 1 : rows.getLast().id();
        Marks.set(sql, Marks.INDEXED_FACT, to);
    }

    /// Takes a hidden fact out of the index again. The index keeps no texts, so it must be told what it was given.
    public static void drop(Sql sql, long fact, String claim) throws SQLException {
        long key = sql.number("SELECT key FROM word WHERE fact = ?", fact);
        if (sql.update("DELETE FROM word WHERE fact = ?", fact) == 1) {
            sql.update("INSERT INTO text_index (text_index, rowid, text) VALUES ('delete', ?, ?)", key,
                ClaimText.indexed(claim));
        }
    }
}
