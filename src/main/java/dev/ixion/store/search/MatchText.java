package dev.ixion.store.search;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Slot;
import dev.ixion.ats.StoreException;
import dev.ixion.store.sql.SqlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Words as FTS5 takes them. Its index holds no positions, so a phrase is looked for as its words and then compared.
///
/// @see <a href="https://sqlite.org/fts5.html#full_text_query_syntax">SQLite, Full-text Query Syntax</a>
public final class MatchText {
    private static final int MOST_WORDS = 4;
    /// A text that was too long to be indexed whole may hold any word.
    private static final String OR_CUT = " OR \"" + ClaimText.CUT + '"';

    private MatchText() {}

    /// The match for words that all must occur; a `*` at a word's end makes it a prefix.
    ///
    /// @throws StoreException if a word has neither a letter nor a digit
    public static String of(List<String> words) {
        return words.stream().map(MatchText::of).collect(Collectors.joining(" AND "));
    }

    private static String of(String word) {
        List<String> tokens = ClaimText.tokens(word);
        if (tokens.isEmpty()) {
            throw new StoreException(Problem.of(text("store.text-search", word)));
        }
        List<String> terms = quoted(tokens);
        if (word.endsWith("*")) {
            terms.add(terms.removeLast() + " *");
        }
        return String.join(" AND ", terms);
    }

    private static List<String> quoted(List<String> tokens) {
        return new ArrayList<>(tokens.stream().map(token -> '"' + token + '"').toList());
    }

    /// The test that the words of a phrase stand together; empty if it is no phrase.
    public static Optional<SqlText> phrase(String word) {
        return ClaimText.tokens(word).size() > 1 ? Optional.of(says(word)) : Optional.empty();
    }

    /// The test that a claim `c.claim` says a word or a phrase.
    public static SqlText says(String word) {
        String words = ClaimText.tokens(word).stream().map(ClaimText::folded).collect(Collectors.joining(" "));
        return SqlText.of("says(c.claim, ?, ?)", words, word.endsWith("*") ? 1 : 0);
    }

    /// Matches that a fact must fit whose attribute equals something: that of its mark; where it has none, one for each of
    /// its words, of which the longest few are the rarest as a rule. Empty if neither can tell.
    public static List<String> each(AttributeTest test) {
        Optional<String> mark = AttributeMark.of(test);
        return mark.isPresent()
            ? List.of('"' + mark.get() + '"' + OR_CUT)
            : words(test).stream().sorted(Comparator.comparingInt(String::length).reversed()).limit(MOST_WORDS)
                .map(word -> '"' + word + '"' + OR_CUT).toList();
    }

    /// The match of the mark or of all the words together; empty as [#each].
    public static List<String> together(AttributeTest test) {
        if (AttributeMark.of(test).isPresent()) {
            return each(test);
        }
        List<String> words = words(test);
        return words.isEmpty() ? List.of() : List.of("(" + String.join(" AND ", quoted(words)) + ")" + OR_CUT);
    }

    /// The match of the marks of values that begin in one of some ways; empty if one is too short for a mark.
    static Optional<String> starts(Slot slot, List<String> starts) {
        boolean haveMarks = StartMark.has(slot)
            && starts.stream().allMatch(start -> start.length() >= StartMark.LENGTH);
        return haveMarks
            ? Optional.of(starts.stream().map(start -> '"' + StartMark.of(slot, start) + '"')
                .collect(Collectors.joining(" OR ")) + OR_CUT)
            : Optional.empty();
    }

    private static List<String> words(AttributeTest test) {
        if (test.comparison() != Comparison.EQUAL || !(test.value() instanceof Value.Text(String value))) {
            return List.of();
        }
        // Which other characters belong to words, SQLite and Java do not agree on for all of Unicode
        boolean isPlain = value.chars().allMatch(c -> c < 0x80) && value.length() <= 500;
        return isPlain ? ClaimText.tokens(value) : List.of();
    }
}
