package dev.ixion.ui.editor;

import static dev.ixion.text.Messages.text;

import java.util.function.BooleanSupplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.fxmisc.richtext.CodeArea;

/// The editor's context menu.
final class EditorMenu extends ContextMenu {
    private final CodeArea area;

    EditorMenu(CodeArea area, Typing typing) {
        this.area = area;
        add("undo", "Shortcut+Z", area::undo, () -> area.isEditable() && area.isUndoAvailable());
        add("redo", "Shortcut+Shift+Z", area::redo, () -> area.isEditable() && area.isRedoAvailable());
        getItems().add(new SeparatorMenuItem());
        add("cut", "Shortcut+X", area::cut, () -> area.isEditable() && isSelected());
        add("copy", "Shortcut+C", area::copy, this::isSelected);
        add("paste", "Shortcut+V", area::paste, area::isEditable);
        add("select-all", "Shortcut+A", area::selectAll, () -> area.getLength() > 0);
        getItems().add(new SeparatorMenuItem());
        add("comment", "Shortcut+/", typing::toggleComment, area::isEditable);
    }

    private boolean isSelected() {
        return area.getSelection().getLength() > 0;
    }

    private void add(String key, String keys, Runnable action, BooleanSupplier enabled) {
        MenuItem item = new MenuItem(text("editor.menu." + key));
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(_ -> action.run());
        showingProperty().subscribe(_ -> item.setDisable(!enabled.getAsBoolean()));
        getItems().add(item);
    }
}
