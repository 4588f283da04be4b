package dev.ixion.ui.run;

import static dev.ixion.text.Messages.text;

import dev.ixion.run.OutputLine;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// The lines that a run printed. It follows the end, unless the reader went elsewhere.
public final class OutputList extends ListView<OutputLine> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private boolean followsEnd = true;

    public OutputList(ObservableList<OutputLine> lines) {
        super(lines);
        getStyleClass().add("output-list");
        setAccessibleText(text("output.accessible"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new LineCell());
        lines.addListener((ListChangeListener<OutputLine>) _ -> {
            followsEnd |= lines.isEmpty();
            afterLayout(this::showEnd);
        });
        heightProperty().subscribe(() -> afterLayout(this::showEnd));
        sceneProperty().subscribe(() -> afterLayout(this::showEnd));
        addEventHandler(ScrollEvent.SCROLL, _ -> afterLayout(this::noteReader));
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> afterLayout(this::noteReader));
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> afterLayout(this::noteReader));
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

    /// Where the lines lie is known only when a frame has been laid out.
    private void afterLayout(Runnable work) {
        Scene scene = getScene();
        if (scene == null) {
            return;
        }
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                work.run();
            }
        });
        Platform.requestNextPulse();
    }

    private void showEnd() {
        if (followsEnd && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
    }

    /// Notes whether the reader stays at the end.
    private void noteReader() {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getLastVisibleCell() != null) {
            followsEnd = flow.getLastVisibleCell().getIndex() >= getItems().size() - 1;
        }
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
