package dev.ixion.ui.glyph;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// A quiet button of 24 × 24 px that shows only an icon. The icons are shapes in `canvas.css`: `icon-run`, `icon-stop`,
/// `icon-edit`, `icon-save`, `icon-more`, `icon-plus`, `icon-minus`, `icon-fit`, `icon-clock`.
public final class IconButton extends Button {
    /// @param icon the style class of the shape
    /// @param tooltip names the action and, where there is one, its key
    /// @param action what a press does
    public IconButton(String icon, String tooltip, Runnable action) {
        Region shape = new Region();
        shape.getStyleClass().addAll("icon", icon);
        setGraphic(shape);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("icon-button");
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(tooltip);
        setTooltip(new Tooltip(tooltip));
        setOnAction(_ -> action.run());
    }
}
