package dev.ixion.ui.run;

import static dev.ixion.text.Messages.text;

import dev.ixion.run.OutputLine;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The lines that a run printed; it follows the end.
public final class OutputList extends ListView<OutputLine> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    public OutputList(ObservableList<OutputLine> lines) {
        super(lines);
        getStyleClass().add("output-list");
        setAccessibleText(text("output.accessible"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new LineCell());
        lines.addListener((ListChangeListener<OutputLine>) _ -> scrollTo(lines.size() - 1));
        MenuItem copy = new MenuItem(text("output.copy"));
        copy.setAccelerator(COPY);
        copy.setOnAction(_ -> copy());
        setContextMenu(new ContextMenu(copy));
        setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    /// Copies the selected lines, or all of them if none is selected.
    private void copy() {
        var chosen = getSelectionModel().isEmpty() ? getItems() : getSelectionModel().getSelectedItems();
        TextClipboard.put(chosen.stream().map(OutputLine::text).collect(Collectors.joining("\n")));
    }

    private static final class LineCell extends ListCell<OutputLine> {
        private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

        @Override
        protected void updateItem(OutputLine line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty ? null : line.text());
            pseudoClassStateChanged(ERROR, !empty && line.error());
        }
    }
}
