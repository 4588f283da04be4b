package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;

/// All actions by name, to be found by typing a part of it, and commands that are typed whole.
final class CommandPalette {
    private static final double WIDTH = 560;
    private static final double ROW = 32;

    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final List<PaletteEntry> actions;
    private final Function<String, List<PaletteEntry>> commands;
    private final ListView<PaletteEntry> list = new ListView<>();

    /// @param commands what can be done with a typed line
    CommandPalette(List<UiAction> actions, Function<String, List<PaletteEntry>> commands) {
        this.actions = actions.stream().map(PaletteEntry::of).toList();
        this.commands = commands;
        VBox box = new VBox(8, search, list);
        box.getStyleClass().add("palette");
        box.setPrefWidth(WIDTH);
        search.setPromptText(text("palette.prompt"));
        search.textProperty().addListener((_, _, typed) -> filter(typed));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * 10 + 4);
        list.setCellFactory(_ -> new ActionCell());
        list.setOnMouseClicked(_ -> run());
        list.setFocusTraversable(false);
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    /// Opens it near the upper edge of the window.
    void show(Scene scene) {
        search.clear();
        filter("");
        Window window = scene.getWindow();
        popup.getScene().getStylesheets().setAll(scene.getStylesheets());
        popup.show(window, window.getX() + (window.getWidth() - WIDTH) / 2, window.getY() + 96);
        search.requestFocus();
    }

    private void filter(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<PaletteEntry> found = Stream.concat(commands.apply(typed).stream(),
            actions.stream().filter(action -> action.title().toLowerCase(Locale.ROOT).contains(wanted))).toList();
        list.getItems().setAll(found.isEmpty()
            ? List.of(PaletteEntry.words(text("palette.nothing", typed.strip())))
            : found);
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            run();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
            event.consume();
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
            event.consume();
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
    }

    private void run() {
        PaletteEntry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && !chosen.isOnlyWords()) {
            popup.hide();
            chosen.action().run();
        }
    }

    private static final class ActionCell extends ListCell<PaletteEntry> {
        @Override
        protected void updateItem(PaletteEntry action, boolean empty) {
            super.updateItem(action, empty);
            if (empty) {
                setGraphic(null);
                return;
            }
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label key = new Label(action.key());
            key.getStyleClass().add("quiet");
            key.setMinWidth(USE_PREF_SIZE);
            Label title = new Label(action.title());
            title.setMinWidth(0);
            if (action.isOnlyWords()) {
                title.getStyleClass().add("quiet");
            }
            HBox row = new HBox(8, title, space, key);
            row.prefWidthProperty().bind(getListView().widthProperty().subtract(32));
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
