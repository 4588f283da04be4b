package dev.ixion.store.search;

import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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

    /// How much is joined in one transaction, in pages of 4 KB.
    private static final int PIECE = 2_000;

    /// How often what a group brings is written anew in the long run, as segments are joined again and again.
    private static final int REWRITES = 4;

    private volatile boolean isAwaited;
    private boolean mayJoin = true;
    private int lastGroups;
    private Optional<TextKeys.Entry> last = Optional.empty();

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
            if (isIdle && !isLast) {
                join(sql);
            }
            return false;
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
        long before = changes(sql);
        sql.inTransaction(() -> index(sql));
        mayJoin = true;
        if (!someoneWaitsForIt && !isLast) {
            for (long left = REWRITES * (changes(sql) - before - 2L * GROUP); left >= 0; left -= PIECE) {
                join(sql);
            }
        }
        return behind > GROUP;
    }

    /// Joins a piece of the segments, if there are enough of one size.
    ///
    /// @see <a href="https://sqlite.org/fts5.html#the_merge_command">SQLite, The 'merge' Command</a>
    private void join(Sql sql) throws SQLException {
        if (!mayJoin) {
            return;
        }
        long before = changes(sql);
        sql.update("INSERT INTO full_text (full_text, rank) VALUES ('merge', ?)", PIECE);
        // The statement itself counts as one change
        mayJoin = changes(sql) - before > 1;
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
        List<TextKeys.Entry> entries = rows.stream()
            .map(row -> new TextKeys.Entry(0, row.id(), row.time(), ClaimText.indexed(row.claim()))).toList();
        // In the order of their keys, as otherwise each step back closes a segment of the index
        List<TextKeys.Entry> sorted = TextKeys.take(sql, entries, last);
        last = sorted.isEmpty() ? last : Optional.of(sorted.getLast());
        sql.insertAll("INSERT INTO full_text (rowid, text)", 2, sorted.size(), (parameters, i) -> {
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
            sql.update("INSERT INTO full_text (full_text, rowid, text) VALUES ('delete', ?, ?)", key,
                ClaimText.indexed(claim));
        }
    }
}
