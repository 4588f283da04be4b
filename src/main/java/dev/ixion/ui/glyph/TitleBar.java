package dev.ixion.ui.glyph;

import static dev.ixion.text.Messages.text;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The upper edge of a card: symbol, name, state, buttons, menu. It has the keyboard focus of the card.
final class TitleBar extends HBox {
    static final double HEIGHT = 32;

    private final Label title = new Label();
    private final StateBadge badge = new StateBadge();
    private final HBox buttons = new HBox();
    private final ContextMenu menu = new ContextMenu();

    TitleBar(String symbol, String kind, MenuItem... items) {
        Symbol sign = new Symbol(symbol);
        sign.setTooltip(new Tooltip(kind));
        title.getStyleClass().add("title");
        title.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        menu.getItems().addAll(items);
        Button more = new IconButton("icon-more", text("glyph.menu.tooltip"), this::showMenu);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        buttons.getStyleClass().add("buttons");
        buttons.getChildren().add(more);
        getChildren().addAll(sign, title, space, badge, buttons);
        getStyleClass().add("title-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setFocusTraversable(true);
        setOnContextMenuRequested(event -> menu.show(this, event.getScreenX(), event.getScreenY()));
        accessibleTextProperty().bind(Bindings.createStringBinding(
            () -> text("glyph.accessible", kind, title.getText(), badge.stateProperty().get().label()),
            title.textProperty(), badge.stateProperty()));
    }

    Label title() {
        return title;
    }

    StateBadge badge() {
        return badge;
    }

    ContextMenu menu() {
        return menu;
    }

    /// Puts a button left of the menu.
    void add(Button button) {
        buttons.getChildren().add(buttons.getChildren().size() - 1, button);
    }

    void showMenu() {
        menu.show(buttons, Side.BOTTOM, 0, 4);
    }
}
