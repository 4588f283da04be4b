package dev.ixion.cli;

import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;

/// The text of a table's cell, as a terminal shows it: a Chinese character or an emoji takes two places, an accent none.
///
/// @see <a href="https://www.unicode.org/reports/tr11/">Unicode Standard Annex 11, East Asian Width</a>
/// @see <a href="https://www.unicode.org/reports/tr29/">Unicode Standard Annex 29, Grapheme Clusters</a>
final class CellText {
    /// What a person takes for one character.
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int FIRST_COMBINING = 0x300;
    private static final int EMOJI_STYLE = 0xFE0F;

    private CellText() {}

    /// The first line of a text, in which control characters, which could move the cursor, are signs.
    static String line(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.chars().anyMatch(Character::isISOControl)
            ? line.codePoints().map(CellText::sign).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString()
            : line;
    }

    /// Unicode has a picture of each control character of ASCII.
    private static int sign(int character) {
        if (character < 0x20) {
            return character == '\t' ? ' ' : 0x2400 + character;
        }
        return character == 0x7F ? 0x2421 : Character.isISOControl(character) ? 0xFFFD : character;
    }

    /// How many places of a terminal a text takes.
    static int width(String text) {
        return isPlain(text)
            ? text.length()
            : CLUSTER.matcher(text).results().mapToInt(cluster -> clusterWidth(cluster.group())).sum();
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(character -> character < FIRST_COMBINING);
    }

    /// The text, or as much of its beginning as fits, with an ellipsis.
    ///
    /// @param widest the places that there are, at least 1
    static String shorten(String text, int widest) {
        if (width(text) <= widest) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = widest - 1;
        for (String cluster : CLUSTER.matcher(text).results().map(found -> found.group()).toList()) {
            left -= clusterWidth(cluster);
            if (left < 0) {
                break;
            }
            kept.append(cluster);
        }
        return kept.append('…').toString();
    }

    private static int clusterWidth(String cluster) {
        return cluster.codePoints().map(CellText::characterWidth).max().orElse(0);
    }

    private static int characterWidth(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT ->
                character == EMOJI_STYLE ? 2 : 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        if (character < 0x1100) {
            return false;
        }
        if (character >= 0xFF00 && character <= 0xFFEF) {
            return character <= 0xFF60 || (character >= 0xFFE0 && character <= 0xFFE6);
        }
        boolean isPunctuation = character >= 0x3000 && character <= 0x303E;
        return isPunctuation || Character.isEmojiPresentation(character)
            || switch (UnicodeScript.of(character)) {
                case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
                default -> false;
            };
    }
}
