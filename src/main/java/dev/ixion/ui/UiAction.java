package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import javafx.scene.input.KeyCombination;

/// Something that a user can do: it has a name, a key and a place in the command palette.
///
/// @param title its name, as the palette and tooltips show it
/// @param anywhere whether the key works wherever the focus is; else only on the canvas, which sees to it itself
public record UiAction(String title, KeyCombination key, boolean anywhere, Runnable action) {
    /// @param messageKey the key of its name
    /// @param key as [KeyCombination#keyCombination] understands it, for example `Shortcut+K`
    static UiAction of(String messageKey, String key, Runnable action) {
        return new UiAction(text(messageKey), KeyCombination.keyCombination(key), true, action);
    }

    static UiAction onCanvas(String messageKey, String key, Runnable action) {
        return new UiAction(text(messageKey), KeyCombination.keyCombination(key), false, action);
    }

    /// The name with the key behind it.
    String tooltip() {
        return title + " (" + key.getDisplayText() + ")";
    }
}
