package dev.ixion.ui.editor;

import java.util.Optional;
import java.util.function.IntPredicate;

/// Finds the bracket that belongs to the one at the caret.
final class Brackets {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final int FARTHEST = 50_000;

    /// The offsets of two brackets that belong together.
    record Pair(int open, int close) {}

    private Brackets() {}

    /// The pair whose bracket stands before the caret, or else after it.
    ///
    /// @param isCode whether the character at an offset is code, not part of a string or comment
    static Optional<Pair> at(String text, int caret, IntPredicate isCode) {
        return pair(text, caret - 1, isCode).or(() -> pair(text, caret, isCode));
    }

    private static Optional<Pair> pair(String text, int offset, IntPredicate isCode) {
        if (offset < 0 || offset >= text.length()) {
            return Optional.empty();
        }
        char bracket = text.charAt(offset);
        boolean opens = OPENING.indexOf(bracket) >= 0;
        int kind = opens ? OPENING.indexOf(bracket) : CLOSING.indexOf(bracket);
        if (kind < 0 || !isCode.test(offset)) {
            return Optional.empty();
        }
        int step = opens ? 1 : -1;
        int depth = 0;
        for (int i = offset; i >= 0 && i < text.length() && Math.abs(i - offset) <= FARTHEST; i += step) {
            char c = text.charAt(i);
            boolean sameKind = c == OPENING.charAt(kind) || c == CLOSING.charAt(kind);
            if (!sameKind || !isCode.test(i)) {
                continue;
            }
            depth += c == bracket ? 1 : -1;
            if (depth == 0) {
                return Optional.of(opens ? new Pair(offset, i) : new Pair(i, offset));
            }
        }
        return Optional.empty();
    }
}
