package dev.ixion.ui.run;

import static dev.ixion.text.Messages.text;

import dev.ixion.run.OutputLine;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
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

    private final Runnable laidOut = this::laidOut;
    private boolean followsEnd = true;
    private boolean hasEndMoved;
    private boolean hasReaderMoved;
    /// How many lines there were when the reader moved.
    private int linesBefore;

    public OutputList(ObservableList<OutputLine> lines) {
        super(lines);
        getStyleClass().add("output-list");
        setAccessibleText(text("output.accessible"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new LineCell());
        lines.addListener((ListChangeListener<OutputLine>) _ -> {
            followsEnd |= lines.isEmpty();
            endMoved();
        });
        heightProperty().subscribe(_ -> endMoved());
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(laidOut);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(laidOut);
            }
            endMoved();
        });
        addEventFilter(ScrollEvent.SCROLL, _ -> readerMoved());
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> readerMoved());
        addEventFilter(MouseEvent.MOUSE_DRAGGED, _ -> readerMoved());
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> readerMoved());
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

    private void endMoved() {
        hasEndMoved = true;
        Platform.requestNextPulse();
    }

    private void readerMoved() {
        hasReaderMoved = true;
        linesBefore = getItems().size();
        Platform.requestNextPulse();
    }

    /// Only now it is known where the lines lie.
    private void laidOut() {
        if (hasReaderMoved && lookup(".virtual-flow") instanceof VirtualFlow<?> flow
            && flow.getLastVisibleCell() != null) {
            followsEnd = flow.getLastVisibleCell().getIndex() >= linesBefore - 1;
        }
        hasReaderMoved = false;
        if (hasEndMoved && followsEnd && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
        hasEndMoved = false;
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
