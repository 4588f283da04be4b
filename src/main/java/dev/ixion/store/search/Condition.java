package dev.ixion.store.search;

import dev.ixion.ats.Attributes;
import dev.ixion.ats.Slot;
import dev.ixion.store.sql.SqlText;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One thing that a search asks of a fact. Each can be tested on a fact, and each can drive the search.
public sealed interface Condition {
    /// @param columns how the fact on which it is tested is called; its claim is `c.claim` where [#needsClaim]
    SqlText test(Driver.Columns columns);

    Driver driver();

    /// Whether the test reads the claim.
    boolean needsClaim();

    /// A slot holds one of these terms.
    ///
    /// @param terms at least one
    record HasTerm(List<Long> terms) implements Condition {
        @Override
        public SqlText test(Driver.Columns columns) {
            return SqlText.of("EXISTS (SELECT 1 FROM posting q WHERE ").add(among("q.term"))
                .add(" AND q.time = " + columns.time() + " AND q.fact = " + columns.fact() + ")");
        }

        @Override
        public Driver driver() {
            boolean isOne = terms.size() == 1;
            return new Driver(SqlText.of("posting p"), List.of(among("p.term")), Driver.POSTING, isOne, isOne);
        }

        private SqlText among(String column) {
            return terms.size() == 1
                ? SqlText.of(column + " = ?", terms.getFirst())
                : SqlText.of(column + " IN (" + marks(terms.size()) + ")", terms.toArray());
        }

        @Override
        public boolean needsClaim() {
            return false;
        }
    }

    /// A slot holds a value that begins in one of these ways, or one of these terms.
    ///
    /// @param starts at least one
    record HasPrefix(Slot slot, List<String> starts, List<Long> terms) implements Condition {
        /// The last character that there is: every text with a start comes before the start with this behind it.
        private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

        @Override
        public SqlText test(Driver.Columns columns) {
            SqlText test = SqlText.of("(");
            for (int i = 0; i < starts.size(); i++) {
                test.add(i == 0 ? "" : " OR ").add(test(starts.get(i)));
            }
            test.add(")");
            return terms.isEmpty()
                ? test
                : SqlText.of("(").add(new HasTerm(terms).test(columns)).add(" OR ").add(test).add(")");
        }

        /// To look for a beginning as JSON writes it is many times quicker than to read the JSON.
        private SqlText test(String start) {
            SqlText mayHold = Attributes.quoted(start)
                .map(written -> SqlText.of("instr(c.claim, ?) > 0 AND ", written.substring(0, written.length() - 1)))
                .orElseGet(SqlText::new);
            return mayHold.add("EXISTS (SELECT 1 FROM json_each(c.claim, '" + Facts.member(slot) + "') j WHERE ")
                .add(range("j.value", start)).add(")");
        }

        @Override
        public Driver driver() {
            // In the order of their numbers, as their postings lie; the limit, which is none, keeps SQLite from
            // leaving it out
            return postings(SqlText.of("SELECT id FROM (").add(numbers()).add(") ORDER BY id LIMIT -1"));
        }

        /// Gives the same, as the terms come: the first at once, and all of them later.
        Driver inAnyOrder() {
            return postings(numbers());
        }

        private static Driver postings(SqlText numbers) {
            SqlText from = SqlText.of("(").add(numbers).add(") s CROSS JOIN posting p");
            return new Driver(from, List.of(SqlText.of("p.term = s.id")), Driver.POSTING, false, false);
        }

        /// A query for how many terms there are, as far as that matters. Some may be in no fact any more.
        SqlText count(int most) {
            return SqlText.of("SELECT count(*) FROM (SELECT 1 FROM (").add(numbers()).add(") LIMIT ?)", most);
        }

        private SqlText numbers() {
            SqlText numbers = new SqlText();
            for (String start : starts) {
                numbers.add(numbers.isEmpty() ? "" : " UNION ALL ").add(terms(slot, start));
            }
            terms.forEach(term -> numbers.add(" UNION ALL SELECT ?", term));
            return numbers;
        }

        /// What full text can tell: all facts that fit are among those that it gives. Empty if it can tell nothing.
        Optional<Condition> marks() {
            return terms.isEmpty()
                ? MatchText.starts(slot, starts).map(match -> new Matches(match, List.of()))
                : Optional.empty();
        }

        /// A query for the numbers of the terms that begin so.
        static SqlText terms(Slot slot, String start) {
            return SqlText.of("SELECT id FROM term WHERE slot = ? AND ", Facts.number(slot)).add(range("text", start))
                .add(" UNION ALL SELECT id FROM young_term WHERE slot = ? AND ", Facts.number(slot))
                .add(range("text", start));
        }

        public static SqlText range(String column, String start) {
            return start.isEmpty()
                ? SqlText.of(column + " IS NOT NULL")
                : SqlText.of(column + " >= ? AND " + column + " < ?", start, start + LAST);
        }

        @Override
        public boolean needsClaim() {
            return true;
        }
    }

    /// The texts of a claim say these words.
    ///
    /// @param match the same in the language of FTS5
    record Matches(String match, List<String> words) implements Condition {
        /// To ask full text about one fact is quick for words, which it looks up; but for the beginning of a word it
        /// goes through all facts that hold any such word, so then the claim is read.
        @Override
        public SqlText test(Driver.Columns columns) {
            return hasPrefix()
                ? new SqlText().addAll(words.stream().map(MatchText::says).toList())
                : SqlText.of("EXISTS (SELECT 1 FROM word w CROSS JOIN full_text t ON t.rowid = w.key WHERE w.fact = "
                    + columns.fact() + " AND t.full_text MATCH ?)", match);
        }

        private boolean hasPrefix() {
            return words.stream().anyMatch(word -> word.endsWith("*"));
        }

        @Override
        public Driver driver() {
            return new Driver(
                SqlText.of("full_text t CROSS JOIN word w ON w.key = t.rowid CROSS JOIN fact c ON c.id = w.fact"),
                List.of(SqlText.of("t.full_text MATCH ?", match)), Driver.TEXT, true, true);
        }

        @Override
        public boolean needsClaim() {
            return hasPrefix();
        }
    }

    /// The facts that batches of an execution said.
    record SaidBy(long execution) implements Condition {
        @Override
        public SqlText test(Driver.Columns columns) {
            return SqlText.of("EXISTS (SELECT 1 FROM batch b WHERE b.execution = ? AND b.id IN (SELECT "
                + columns.batch() + " UNION ALL SELECT a.batch FROM appearance a WHERE a.fact = " + columns.fact()
                + "))", execution);
        }

        @Override
        public Driver driver() {
            return new Driver(SqlText.of("""
                (SELECT f.id AS fact, f.time AS time, f.batch AS batch
                 FROM batch b CROSS JOIN chunk c ON c.batch = b.id
                   CROSS JOIN fact f ON f.id BETWEEN c.first AND c.last AND f.batch = b.id
                 WHERE b.execution = ?
                 UNION ALL
                 SELECT f.id, f.time, f.batch
                 FROM batch b CROSS JOIN appearance a ON a.batch = b.id CROSS JOIN fact f ON f.id = a.fact
                 WHERE b.execution = ?) p""", execution, execution), List.of(SqlText.of("1")), Driver.POSTING, false,
                false);
        }

        @Override
        public boolean needsClaim() {
            return false;
        }
    }

    /// Any fact.
    record Any() implements Condition {
        @Override
        public SqlText test(Driver.Columns columns) {
            return SqlText.of("1");
        }

        @Override
        public Driver driver() {
            return new HasTerm(List.of(0L)).driver();
        }

        @Override
        public boolean needsClaim() {
            return false;
        }
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
