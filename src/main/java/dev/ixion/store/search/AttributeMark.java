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

    private AttributeMark() {}

    /// The path to what has a name in an object.
    ///
    /// @param path the path to the object
    /// @param start where the name begins in the JSON, with its quotation mark
    static long with(long path, String json, int start, int end) {
        long hash = path;
        for (int i = start; i < end; i++) {
            hash = (hash ^ json.charAt(i)) * PRIME;
        }
        return hash;
    }

    /// The mark of a value that stands in canonical JSON; empty if it is too long for one.
    static Optional<String> of(long path, String json, int start, int end) {
        if (end - start > LONGEST) {
            return Optional.empty();
        }
        char first = json.charAt(start);
        boolean isNumber = first == '-' || (first >= '0' && first <= '9');
        return Optional.of(isNumber
            ? of(path, Double.parseDouble(json.substring(start, end)))
            : mark(with(path, json, start, end)));
    }

    /// However a number is written, it has the same mark.
    private static String of(long path, double number) {
        return mark((path ^ Double.doubleToLongBits(number == 0 ? 0 : number)) * PRIME);
    }

    private static String mark(long hash) {
        return FIRST + Long.toString(((hash ^ (hash >>> Integer.SIZE)) * PRIME) >>> UNUSED_BITS, RADIX);
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
            path = with(path, written.get(), 0, written.get().length());
        }
        long at = path;
        return switch (test.value()) {
            case Value.Text(String text) -> Attributes.quoted(text)
                .flatMap(written -> of(at, written, 0, written.length()));
            case Value.Numeric(double number) -> Optional.of(of(at, number));
            case Value.Truth(boolean truth) -> Optional.of(of(at, truth ? "true" : "false"));
            case Value.Null() -> Optional.of(of(at, "null"));
        };
    }

    private static String of(long path, String literal) {
        return mark(with(path, literal, 0, literal.length()));
    }
}
