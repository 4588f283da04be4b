package dev.ixion.ui;

/// A line of the command palette.
///
/// @param key the key that does the same, as it is shown; possibly empty
/// @param isOnlyWords whether it only says why what was typed cannot be done
record PaletteEntry(String title, String key, boolean isOnlyWords, Runnable action) {
    static PaletteEntry of(UiAction action) {
        return new PaletteEntry(action.title(), action.key().getDisplayText(), false, action.action());
    }

    static PaletteEntry of(String title, Runnable action) {
        return new PaletteEntry(title, "", false, action);
    }

    static PaletteEntry problem(String message) {
        return words("✗ " + message);
    }

    /// Words that nothing can be done with.
    static PaletteEntry words(String words) {
        return new PaletteEntry(words, "", true, () -> {});
    }
}
