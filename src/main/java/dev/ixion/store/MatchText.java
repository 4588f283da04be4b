package dev.ixion.store;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Problem;
import dev.ixion.ats.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Words as FTS5 takes them. Its index holds no positions, so a phrase is looked for as its words and then compared.
///
/// @see <a href="https://sqlite.org/fts5.html#full_text_query_syntax">SQLite, Full-text Query Syntax</a>
final class MatchText {
    private MatchText() {}

    /// The match for words that all must occur; a `*` at a word's end makes it a prefix.
    ///
    /// @throws StoreException if a word has neither a letter nor a digit
    static String of(List<String> words) {
        return words.stream().map(MatchText::of).collect(Collectors.joining(" AND "));
    }

    private static String of(String word) {
        List<String> tokens = tokens(word);
        if (tokens.isEmpty()) {
            throw new StoreException(Problem.of(text("store.text-search", word)));
        }
        List<String> terms = new ArrayList<>(tokens.stream().map(token -> '"' + token + '"').toList());
        if (word.endsWith("*")) {
            terms.add(terms.removeLast() + " *");
        }
        return String.join(" AND ", terms);
    }

    /// The test that the words of a phrase stand together; empty if it is no phrase.
    static Optional<SqlText> phrase(String word) {
        String words = word.endsWith("*") ? word.substring(0, word.length() - 1) : word;
        return tokens(words).size() > 1
            ? Optional.of(SqlText.of("instr(lower(c.claim), ?) > 0", words.strip().toLowerCase(Locale.ROOT)))
            : Optional.empty();
    }

    /// Letters, digits and marks belong to words; what stands between is left out.
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || isMark(c)) {
                token.appendCodePoint(c);
            } else if (!token.isEmpty()) {
                tokens.add(token.toString());
                token.setLength(0);
            }
        });
        if (!token.isEmpty()) {
            tokens.add(token.toString());
        }
        return tokens;
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// The words that a fact must hold whose attribute equals a text or number; empty if it cannot be told from words.
    static Optional<String> of(AttributeTest test) {
        if (test.comparison() != Comparison.EQUAL) {
            return Optional.empty();
        }
        String value = switch (test.value()) {
            case Value.Text(String text) -> text;
            case Value.Numeric(double number) when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                Long.toString((long) number);
            case Value.Numeric _,Value.Truth _,Value.Null _ -> "";
        };
        // Which other characters belong to words, SQLite and Java do not agree on for all of Unicode
        if (!value.chars().allMatch(c -> c < 0x80) || value.length() > 500) {
            return Optional.empty();
        }
        List<String> tokens = tokens(value);
        return tokens.isEmpty() ? Optional.empty() : Optional.of(of(tokens));
    }
}
