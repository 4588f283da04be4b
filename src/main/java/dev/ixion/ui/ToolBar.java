package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The bar at the upper edge: what is added most, the panels, the palette.
final class ToolBar extends HBox {
    private final List<UiAction> actions;

    ToolBar(List<UiAction> actions) {
        super(8);
        this.actions = actions;
        getStyleClass().add("shell-bar");
        Label name = new Label("Ixion");
        name.getStyleClass().add("name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(name,
            button(text("toolbar.ix"), ShellActions.ADD_IX, "icon-plus"),
            button(text("toolbar.py"), ShellActions.ADD_PY, "icon-plus"),
            button(text("toolbar.ax"), ShellActions.ADD_AX, "icon-plus"),
            button(text("toolbar.note"), ShellActions.ADD_NOTE, "icon-plus"),
            space,
            button(text("action.palette"), ShellActions.PALETTE, ""),
            button(text("action.theme"), ShellActions.THEME, ""),
            button(text("toolbar.pulse"), ShellActions.PULSE, ""),
            button(text("toolbar.facts"), ShellActions.FACTS, ""));
    }

    private Button button(String title, String key, String icon) {
        KeyCombination combination = KeyCombination.keyCombination(key);
        UiAction action = actions.stream().filter(each -> each.key().equals(combination)).findFirst().orElseThrow();
        Button button = new Button(title);
        if (!icon.isEmpty()) {
            Region shape = new Region();
            shape.getStyleClass().addAll("icon", icon);
            button.setGraphic(shape);
        }
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(action.tooltip()));
        button.setOnAction(_ -> action.action().run());
        return button;
    }
}
