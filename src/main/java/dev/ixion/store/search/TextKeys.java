package dev.ixion.store.search;

import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives facts their places in full text, whose rows lie in the order of their keys: 16 for each microsecond, and the
/// next free one where these are not enough. So the order of the keys is that of time and number, but for rare cases;
/// those are noted.
public final class TextKeys {
    /// How far behind its time a key may come where many facts have one time, in keys: a second.
    public static final long SPREAD = 16_000_000;

    /// How many keys a microsecond has.
    static final int PER_MICRO = 16;

    private TextKeys() {}

    /// A fact with its key.
    public record Entry(long key, long fact, long time, String text) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return Long.compare(key, other.key);
        }

        private boolean comesBefore(long otherTime, long otherFact) {
            return time < otherTime || (time == otherTime && fact < otherFact);
        }
    }

    /// The first key of a moment; for moments beyond what keys reach, about 18,000 years from 1970, the outermost.
    public static long of(long micros) {
        long most = Long.MAX_VALUE / PER_MICRO - SPREAD;
        return Math.clamp(micros, -most, most) * PER_MICRO;
    }

    /// Whether the order of the keys is that of time and number for all facts.
    public static boolean areOrdered(Sql sql) throws SQLException {
        return Marks.get(sql, Marks.TEXT_DISORDER) == 0;
    }

    /// Takes the entries' keys, or the next free ones where others have them, and gives the entries in their order.
    public static List<Entry> take(Sql sql, List<Entry> entries) throws SQLException {
        List<Entry> wanted = entries.stream().sorted().toList();
        List<Entry> done = new ArrayList<>(wanted.size());
        for (int at = 0; at < wanted.size(); at += Sql.ROWS_AT_ONCE) {
            List<Entry> some = wanted.subList(at, Math.min(wanted.size(), at + Sql.ROWS_AT_ONCE));
            boolean allAreFree = sql.insertAll("INSERT INTO word (key, fact)", "ON CONFLICT (key) DO NOTHING", 2,
                some.size(), (parameters, i) -> {
                    parameters.add(some.get(i).key());
                    parameters.add(some.get(i).fact());
                }) == some.size();
            for (Entry entry : some) {
                boolean hasKey = allAreFree
                    || sql.number("SELECT count(*) FROM word WHERE fact = ?", entry.fact()) == 1;
                done.add(hasKey ? entry : moved(sql, entry));
            }
        }
        done.sort(null);
        noteOrder(sql, done);
        return done;
    }

    private static Entry moved(Sql sql, Entry entry) throws SQLException {
        long key = freeBehind(sql, entry.key());
        sql.update("INSERT INTO word (key, fact) VALUES (?, ?)", key, entry.fact());
        return new Entry(key, entry.fact(), entry.time(), entry.text());
    }

    /// Near the end of a run of keys that are taken, which is found in steps that double and halve.
    private static long freeBehind(Sql sql, long key) throws SQLException {
        long taken = key;
        long step = 1;
        while (isTaken(sql, taken + step)) {
            taken += step;
            step *= 2;
        }
        long free = taken + step;
        while (free - taken > 1) {
            long middle = taken + (free - taken) / 2;
            if (isTaken(sql, middle)) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return free;
    }

    private static boolean isTaken(Sql sql, long key) throws SQLException {
        return sql.number("SELECT count(*) FROM word WHERE key = ?", key) == 1;
    }

    private static void noteOrder(Sql sql, List<Entry> done) throws SQLException {
        if (areOrdered(sql) && !done.isEmpty() && !isOrdered(sql, done)) {
            Marks.set(sql, Marks.TEXT_DISORDER, 1);
        }
    }

    private static boolean isOrdered(Sql sql, List<Entry> done) throws SQLException {
        long between = sql.number("SELECT count(*) FROM (SELECT 1 FROM word WHERE key BETWEEN ? AND ? LIMIT ?)",
            done.getFirst().key(), done.getLast().key(), done.size() + 1);
        boolean isTogether = between == done.size();
        for (int i = 0; i < done.size(); i++) {
            Entry entry = done.get(i);
            boolean isFirst = i == 0;
            boolean isLast = i == done.size() - 1;
            if (!isLast && !entry.comesBefore(done.get(i + 1).time(), done.get(i + 1).fact())) {
                return false;
            }
            if (((isFirst || !isTogether) && !comesBehindItsNeighbour(sql, entry))
                || ((isLast || !isTogether) && !comesBeforeItsNeighbour(sql, entry))) {
                return false;
            }
        }
        return true;
    }

    private static boolean comesBehindItsNeighbour(Sql sql, Entry entry) throws SQLException {
        return neighbour(sql, "<", "DESC", entry).map(
            other -> !entry.comesBefore(other.time(), other.fact())).orElse(true);
    }

    private static boolean comesBeforeItsNeighbour(Sql sql, Entry entry) throws SQLException {
        return neighbour(sql, ">", "ASC", entry).map(other -> entry.comesBefore(other.time(), other.fact()))
            .orElse(true);
    }

    private static Optional<Entry> neighbour(Sql sql, String before, String direction, Entry entry)
        throws SQLException {
        return sql.first(row -> new Entry(row.getLong(1), row.getLong(2), row.getLong(3), ""),
            "SELECT w.key, f.id, f.time FROM word w CROSS JOIN fact f ON f.id = w.fact WHERE w.key " + before
                + " ? ORDER BY w.key " + direction + " LIMIT 1",
            entry.key());
    }
}
