package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import javafx.scene.input.KeyCombination;

/// Something that a user can do anywhere in the window: it has a name, a key and a place in the command palette.
///
/// @param title its name, as the palette and tooltips show it
public record UiAction(String title, KeyCombination key, Runnable action) {
    /// @param messageKey the key of its name
    /// @param key as [KeyCombination#keyCombination] understands it, for example `Shortcut+K`
    static UiAction of(String messageKey, String key, Runnable action) {
        return new UiAction(text(messageKey), KeyCombination.keyCombination(key), action);
    }

    /// The name with the key behind it.
    String tooltip() {
        return title + " (" + key.getDisplayText() + ")";
    }
}
