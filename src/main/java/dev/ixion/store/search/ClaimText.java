package dev.ixion.store.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sqlite.Function;

/// The texts of a claim in which words are looked for: its subjects, and the texts and numbers among its attributes.
///
/// A word is here what it is for SQLite, except beside symbols that are newer than what SQLite knows of Unicode, such as
/// recent emoji: those it takes for letters.
public final class ClaimText {
    /// Stands in full text in place of what is left out of a claim that is too long; no word that anyone would use.
    public static final String CUT = "ixcut7f3a9e51";

    /// What is left out behind it, in characters, as no one looks for it.
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int DOTLESS_I = 0x131;
    private static final int A_WITH_TWO_ACCENTS = 0x1E1;

    private ClaimText() {}

    /// What full text is given of a claim: its texts and numbers, for each attribute the mark of [AttributeMark], and for
    /// each subject and context that of [StartMark].
    public static String indexed(String claim) {
        StringBuilder text = new StringBuilder(claim.length());
        ClaimLeaves leaves = new ClaimLeaves(claim);
        while (leaves.next()) {
            if (leaves.hasWords()) {
                String value = leaves.value();
                text.append(value, 0, Math.min(value.length(), LONGEST_TEXT - text.length())).append('\n');
            }
            if (leaves.hasMark()) {
                leaves.appendMark(text);
                text.append('\n');
            }
            if (text.length() >= LONGEST_TEXT) {
                return text.append(CUT).toString();
            }
        }
        return text.toString();
    }

    /// Whether words stand together in one of the texts.
    ///
    /// @param words as [#folded] gives them
    /// @param isPrefix whether the last of them may be the beginning of a longer word
    public static boolean says(String claim, List<String> words, boolean isPrefix) {
        ClaimLeaves leaves = new ClaimLeaves(claim);
        while (leaves.next()) {
            if (leaves.hasWords()
                && holds(tokens(leaves.value()).stream().map(ClaimText::folded).toList(), words, isPrefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(List<String> tokens, List<String> words, boolean isPrefix) {
        for (int at = 0; at + words.size() <= tokens.size(); at++) {
            int last = at + words.size() - 1;
            if (tokens.subList(at, last).equals(words.subList(0, words.size() - 1)) && (isPrefix
                ? tokens.get(last).startsWith(words.getLast())
                : tokens.get(last).equals(words.getLast()))) {
                return true;
            }
        }
        return false;
    }

    /// The words of a text, as SQLite's `unicode61` splits it.
    public static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (belongsToWord(c)) {
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

    /// In lower case, Latin letters without accents, as SQLite does it.
    public static String folded(String token) {
        if (token.chars().allMatch(c -> c < 0x80)) {
            return token.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder();
        token.codePoints().filter(c -> !isAccent(c)).map(ClaimText::folded).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int folded(int c) {
        if (c == DOTLESS_I || c == A_WITH_TWO_ACCENTS || c == A_WITH_TWO_ACCENTS - 1) {
            return Character.toLowerCase(c);
        }
        int base = c < 0x80 ? c : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        // By way of the capital letter, which unites the two small sigmas
        return Character.toLowerCase(Character.toUpperCase(base < 0x80 ? base : c));
    }

    /// Letters and digits, but not those few that SQLite takes for something else, and the accents that it leaves out.
    public static boolean belongsToWord(int c) {
        int kind = Character.getType(c);
        boolean counts = Character.isLetterOrDigit(c) || kind == Character.LETTER_NUMBER
            || kind == Character.OTHER_NUMBER;
        return counts
            ? !((c >= 0x19B0 && c <= 0x19C0) || c == 0x19C8 || c == 0x19C9 || c == 0x1CF2 || c == 0x1CF3)
            : isAccent(c);
    }

    private static boolean isAccent(int c) {
        // As in fts5_unicode2.c
        long accents = 0x000361F8_08029FDFL;
        return c >= 0x300 && c <= 0x331 && (accents >>> (c - 0x300) & 1) == 1;
    }

    /// Lets a connection's queries ask `says(claim, words, is_prefix)`, with spaces between the words.
    public static void addTo(Connection connection) throws SQLException {
        Function.create(connection, "says", new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(says(value_text(0), List.of(value_text(1).split(" ")), value_int(2) == 1) ? 1 : 0);
            }
        }, 3, Function.FLAG_DETERMINISTIC);
    }
}
