package dev.ixion.ui.editor;

import static dev.ixion.text.Messages.text;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The number of one line. It also tells the row it stands in whether the line has an error, since only the row is as
/// wide as the view.
final class GutterCell extends HBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final double WIDEST_TOOLTIP = 480;

    private final Text number = new Text();
    private final StringProperty error = new SimpleStringProperty("");
    private final Tooltip tooltip = new Tooltip();

    GutterCell() {
        Region dot = new Region();
        dot.getStyleClass().add("gutter-mark");
        number.getStyleClass().addAll("text", "gutter-number");
        getStyleClass().add("gutter");
        getChildren().addAll(dot, number);
        setAlignment(Pos.TOP_RIGHT);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST_TOOLTIP);
        tooltip.setShowDelay(Duration.millis(300));
        error.addListener(_ -> show(getParent()));
        parentProperty().addListener((_, before, now) -> {
            mark(before, "");
            show(now);
        });
    }

    StringProperty numberProperty() {
        return number.textProperty();
    }

    /// What is wrong in this line; empty if nothing is.
    StringProperty errorProperty() {
        return error;
    }

    private void show(@Nullable Parent row) {
        String message = error.get() == null ? "" : error.get();
        number
            .setAccessibleText(message.isEmpty() ? number.getText() : text("editor.error", number.getText(), message));
        mark(row, message);
    }

    private void mark(@Nullable Node row, String message) {
        if (row == null) {
            return;
        }
        row.pseudoClassStateChanged(ERROR, !message.isEmpty());
        if (message.isEmpty()) {
            Tooltip.uninstall(row, tooltip);
        } else {
            tooltip.setText(message);
            Tooltip.install(row, tooltip);
        }
    }
}
