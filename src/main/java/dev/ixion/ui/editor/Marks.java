package dev.ixion.ui.editor;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which lines carry an error, counted from 0. Immutable, so that a line's gutter can watch it as one value.
record Marks(Map<Integer, String> messages) {
    static final Marks NONE = new Marks(Map.of());

    Marks {
        messages = Map.copyOf(messages);
    }

    Optional<String> of(int line) {
        return Optional.ofNullable(messages.get(line));
    }

    Marks with(int line, String message) {
        Map<Integer, String> more = new TreeMap<>(messages);
        more.put(line, message);
        return new Marks(more);
    }

    /// What is left after an edit: a mark in a line that was edited goes, those below move with their lines.
    ///
    /// @param line where the edit begins
    /// @param column where in that line
    Marks edited(int line, int column, String removed, String inserted) {
        if (messages.isEmpty()) {
            return this;
        }
        int removedLines = newlines(removed);
        int shift = newlines(inserted) - removedLines;
        boolean wholeLines = column == 0 && endsLine(removed) && endsLine(inserted);
        int firstUntouched = line + removedLines + (wholeLines ? 0 : 1);
        Map<Integer, String> left = new TreeMap<>();
        messages.forEach((marked, message) -> {
            if (marked < line) {
                left.put(marked, message);
            } else if (marked >= firstUntouched) {
                left.put(marked + shift, message);
            }
        });
        return new Marks(left);
    }

    private static boolean endsLine(String text) {
        return text.isEmpty() || text.endsWith("\n");
    }

    private static int newlines(String text) {
        return Math.toIntExact(text.chars().filter(c -> c == '\n').count());
    }
}
