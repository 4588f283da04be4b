package dev.ixion.store.search;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Attributes;
import java.util.Optional;

/// A word that stands in full text for an attribute with its value, so that the facts that have it are found like those
/// that hold a word. It is a hash: two may have the same, so what is found is compared.
///
/// It begins with a character of Unicode's private use, which SQLite takes for a part of a word and which stands in no
/// word that anyone looks for.
///
/// @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">FNV-1a, the hash</a>
final class AttributeMark {
    /// The path to the attributes themselves.
    static final long ROOT = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;
    private static final char FIRST = '\uE000';
    /// Longer texts, as JSON writes them, have no mark; they are found by their words.
    private static final int LONGEST = 100;
    private static final int UNUSED_BITS = 24;
    private static final int RADIX = 36;
    /// What a double holds exactly, whatever the digits are.
    private static final int EXACT_DIGITS = 15;

    private AttributeMark() {}

    /// The path to what has a name in an object.
    ///
    /// @param path the path to the object
    /// @param start where the name begins in the JSON, with its quotation mark
    static long with(long path, char[] json, int start, int end) {
        long hash = path;
        for (int i = start; i < end; i++) {
            hash = (hash ^ json[i]) * PRIME;
        }
        return hash;
    }

    /// Whether a value that stands in canonical JSON from one place to another is short enough for a mark.
    static boolean isShort(int start, int end) {
        return end - start <= LONGEST;
    }

    /// Whether a value of JSON that begins like this is a number.
    static boolean beginsNumber(char first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    /// Appends the mark of a short value that stands in canonical JSON.
    static void append(StringBuilder text, long path, char[] json, int start, int end) {
        append(text, beginsNumber(json[start])
            ? with(path, number(json, start, end))
            : with(path, json, start, end));
    }

    /// However a number is written, it has the same mark.
    private static long with(long path, double number) {
        return (path ^ Double.doubleToLongBits(number == 0 ? 0 : number)) * PRIME;
    }

    private static double number(char[] json, int start, int end) {
        int first = json[start] == '-' ? start + 1 : start;
        long digits = 0;
        for (int i = first; i < end; i++) {
            if (json[i] < '0' || json[i] > '9' || end - first > EXACT_DIGITS) {
                return Double.parseDouble(new String(json, start, end - start));
            }
            digits = 10 * digits + json[i] - '0';
        }
        return first == start ? digits : -digits;
    }

    /// Appends a word for a hash that no one looks for by typing it.
    static void append(StringBuilder text, long hash) {
        text.append(FIRST).append(Long.toString(((hash ^ (hash >>> Integer.SIZE)) * PRIME) >>> UNUSED_BITS, RADIX));
    }

    /// The mark that a fact has if an attribute equals a value; empty where marks cannot tell.
    static Optional<String> of(AttributeTest test) {
        if (test.comparison() != Comparison.EQUAL) {
            return Optional.empty();
        }
        long path = ROOT;
        for (String name : test.path()) {
            Optional<String> written = Attributes.quoted(name);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            path = with(path, written.get());
        }
        long at = path;
        return switch (test.value()) {
            case Value.Text(String text) -> Attributes.quoted(text)
                .filter(written -> isShort(0, written.length())).map(written -> mark(with(at, written)));
            case Value.Numeric(double number) -> Optional.of(mark(with(at, number)));
            case Value.Truth(boolean truth) -> Optional.of(mark(with(at, truth ? "true" : "false")));
            case Value.Null() -> Optional.of(mark(with(at, "null")));
        };
    }

    /// The path followed by what is written.
    static long with(long path, String written) {
        return with(path, written.toCharArray(), 0, written.length());
    }

    /// The word for a hash.
    static String mark(long hash) {
        StringBuilder mark = new StringBuilder();
        append(mark, hash);
        return mark.toString();
    }
}
