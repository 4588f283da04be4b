package dev.ixion.store.search;

import dev.ixion.store.sql.Marks;
import dev.ixion.store.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    ///
    /// @param key before [#take] whatever it is
    public record Entry(long key, long fact, long time, String text) {
        private static final Comparator<Entry> BY_TIME = Comparator.comparingLong(Entry::time)
            .thenComparingLong(Entry::fact);
        private static final Comparator<Entry> BY_KEY = Comparator.comparingLong(Entry::key);

        private Entry at(long newKey) {
            return new Entry(newKey, fact, time, text);
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

    /// Gives the entries keys that are free, in the order of time and number, and takes them.
    ///
    /// @param last an entry that was given its key before; where others have its time, they come behind it
    /// @return the entries in the order of their keys
    public static List<Entry> take(Sql sql, List<Entry> entries, Optional<Entry> last) throws SQLException {
        List<List<Entry>> moments = byTime(entries, last);
        List<Entry> wanted = moments.stream().flatMap(List::stream).toList();
        Set<Long> crowded = new HashSet<>();
        for (int at = 0; at < wanted.size(); at += Sql.ROWS_AT_ONCE) {
            List<Entry> some = wanted.subList(at, Math.min(wanted.size(), at + Sql.ROWS_AT_ONCE));
            if (insert(sql, some) < some.size()) {
                some.forEach(entry -> crowded.add(entry.time()));
            }
        }
        List<Entry> done = new ArrayList<>(wanted.size());
        for (List<Entry> moment : moments) {
            done.addAll(crowded.contains(moment.getFirst().time()) ? moved(sql, moment) : moment);
        }
        done.sort(Entry.BY_KEY);
        noteOrder(sql, done);
        return done;
    }

    /// The entries of each time with the keys that they would have where no other has them.
    private static List<List<Entry>> byTime(List<Entry> entries, Optional<Entry> last) {
        List<List<Entry>> moments = new ArrayList<>();
        long time = 0;
        long next = 0;
        for (Entry entry : entries.stream().sorted(Entry.BY_TIME).toList()) {
            if (moments.isEmpty() || entry.time() != time) {
                time = entry.time();
                next = last.filter(before -> before.time() == entry.time()).map(before -> before.key() + 1)
                    .orElse(of(time));
                moments.add(new ArrayList<>());
            }
            moments.getLast().add(entry.at(next++));
        }
        return moments;
    }

    private static long insert(Sql sql, List<Entry> entries) throws SQLException {
        return sql.insertAll("INSERT INTO word (key, fact)", "ON CONFLICT (key) DO NOTHING", 2, entries.size(),
            (parameters, i) -> {
                parameters.add(entries.get(i).key());
                parameters.add(entries.get(i).fact());
            });
    }

    /// Moves all entries of one time behind those that others have there.
    private static List<Entry> moved(Sql sql, List<Entry> moment) throws SQLException {
        for (Entry entry : moment) {
            sql.update("DELETE FROM word WHERE fact = ?", entry.fact());
        }
        List<Entry> moved = new ArrayList<>();
        long key = moment.getFirst().key();
        for (Entry entry : moment) {
            key = isTaken(sql, key) ? freeBehind(sql, key) : key;
            sql.update("INSERT INTO word (key, fact) VALUES (?, ?)", key, entry.fact());
            moved.add(entry.at(key++));
        }
        return moved;
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
