package dev.ixion.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Lets full text follow the facts, a little later than they are written so that writing does not wait for it. Used on
/// the writer's thread.
final class TextIndex {
    /// What is indexed in one transaction.
    private static final int GROUP = 4_000;
    /// So many facts may wait while others are being written.
    private static final long MOST_BEHIND = 60_000;
    /// What a program that ends still indexes; the next one does the rest.
    private static final int LAST_GROUPS = 8;
    private static final int KEYS_PER_MICRO = 16;
    /// How far behind its time a key may come where many facts have one time, in keys: a second.
    static final long SPREAD = 16_000_000;
    private static final int PATIENCE_MILLIS = 2_000;
    /// What is left out behind it, in characters, as no one looks for it.
    private static final int LONGEST_TEXT = 1_000_000;
    /// Reads whatever a claim may hold.
    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE).maxDocumentLength(-1).build())
        .build();

    private int lastGroups;
    private long lastMicros = Long.MIN_VALUE;
    private long lastKey;

    /// The first key of a moment; for moments beyond what keys reach, about 18,000 years from 1970, the outermost.
    static long key(long micros) {
        long most = Long.MAX_VALUE / KEYS_PER_MICRO - SPREAD;
        return Math.clamp(micros, -most, most) * KEYS_PER_MICRO;
    }

    /// How many facts full text has not yet followed.
    static long behind(Sql sql) throws SQLException {
        return Marks.get(sql, Marks.NEXT_FACT) - 1 - Marks.get(sql, Marks.INDEXED_FACT);
    }

    /// Indexes some facts, if there is time or too many wait.
    ///
    /// @param isLast whether the program is about to end
    /// @return whether there is more to do at once
    boolean follow(Sql sql, boolean isIdle, boolean isLast) throws SQLException {
        long behind = behind(sql);
        boolean isDue = isIdle || behind >= MOST_BEHIND;
        if (behind == 0 || !isDue) {
            return false;
        }
        if (isLast && ++lastGroups > LAST_GROUPS) {
            return false;
        }
        sql.run("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            index(sql);
            sql.run("COMMIT");
            done = true;
        } finally {
            if (!done) {
                sql.rolledBack();
                sql.run("ROLLBACK");
            }
        }
        return behind > GROUP;
    }

    /// A row of `fact` that is to be indexed.
    private record Row(long id, long time, String claim) {}

    private void index(Sql sql) throws SQLException {
        long from = Marks.get(sql, Marks.INDEXED_FACT);
        List<Row> rows = sql.list(row -> new Row(row.getLong(1), row.getLong(2), row.getString(3)),
            "SELECT id, time, claim FROM fact WHERE id > ? ORDER BY id LIMIT ?", from, GROUP);
        List<Entry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            long key = row.time() == lastMicros ? lastKey + 1 : key(row.time());
            lastMicros = row.time();
            lastKey = key;
            entries.add(new Entry(key, row.id(), text(row.claim())));
        }
        // In the order of their keys, as otherwise each step back closes a segment of the index
        List<Entry> sorted = inserted(sql, entries);
        sql.insertAll("INSERT INTO text_index (rowid, text)", "",
            sorted.stream().map(entry -> new Object[]{entry.key(), entry.text()}).toList());
        // Rows at the end may have been dropped since they were counted
        long to = rows.size() < GROUP ? Marks.get(sql, Marks.NEXT_FACT) - 1 : rows.getLast().id();
        Marks.set(sql, Marks.INDEXED_FACT, to);
    }

    /// An entry of the index.
    private record Entry(long key, long fact, String text) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return Long.compare(key, other.key);
        }
    }

    /// Takes the entries' keys, or the next free ones where others have them, and gives the entries in their order.
    private static List<Entry> inserted(Sql sql, List<Entry> entries) throws SQLException {
        List<Entry> wanted = entries.stream().sorted().toList();
        List<Entry> done = new ArrayList<>(wanted.size());
        for (int at = 0; at < wanted.size(); at += Sql.ROWS_AT_ONCE) {
            List<Entry> some = wanted.subList(at, Math.min(wanted.size(), at + Sql.ROWS_AT_ONCE));
            boolean allAreFree = sql.insertAll("INSERT INTO word (key, fact)", "ON CONFLICT (key) DO NOTHING",
                some.stream().map(entry -> new Object[]{entry.key(), entry.fact()}).toList()) == some.size();
            for (Entry entry : some) {
                boolean hasKey = allAreFree
                    || sql.number("SELECT count(*) FROM word WHERE fact = ?", entry.fact()) == 1;
                done.add(hasKey ? entry : new Entry(freeKey(sql, entry), entry.fact(), entry.text()));
            }
        }
        done.sort(null);
        return done;
    }

    private static long freeKey(Sql sql, Entry entry) throws SQLException {
        long key = entry.key();
        for (int attempt = 0;; attempt++) {
            if (sql.update("INSERT INTO word (key, fact) VALUES (?, ?) ON CONFLICT (key) DO NOTHING", key,
                entry.fact()) == 1) {
                return key;
            }
            key = attempt < KEYS_PER_MICRO
                ? key + 1
                : sql.number("SELECT max(key) + 1 FROM word WHERE key >= ? AND key < ?", key, key + SPREAD);
        }
    }

    /// The subjects and the texts and numbers among the attributes.
    private static String text(String claim) {
        StringBuilder text = new StringBuilder();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), claim)) {
            String member = "";
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null
                && text.length() < LONGEST_TEXT; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    case PROPERTY_NAME -> member = depth == 1 ? parser.currentName() : member;
                    case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                        if (member.equals("attributes") || member.equals("subjects")) {
                            String value = parser.getString();
                            text.append(value, 0, Math.min(value.length(), LONGEST_TEXT - text.length()));
                            text.append('\n');
                        }
                    }
                    default -> {
                    }
                }
            }
        }
        return text.toString();
    }

    /// Takes a hidden fact out of the index again. The index keeps no texts, so it must be told what it was given.
    static void drop(Sql sql, long fact, String claim) throws SQLException {
        long key = sql.number("SELECT key FROM word WHERE fact = ?", fact);
        if (sql.update("DELETE FROM word WHERE fact = ?", fact) == 1) {
            sql.update("INSERT INTO text_index (text_index, rowid, text) VALUES ('delete', ?, ?)", key, text(claim));
        }
    }

    /// Waits until full text has followed all facts that are there now, up to two seconds.
    void awaitFollowed(Database database) {
        long target = database.read(sql -> Marks.get(sql, Marks.NEXT_FACT) - 1);
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (database.read(sql -> Marks.get(sql, Marks.INDEXED_FACT)) < target
            && System.nanoTime() < end) {
            // Nothing to write: the queue comes to the index when it has done this
            database.write(sql -> 0);
        }
    }
}
