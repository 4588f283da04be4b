package dev.ixion.ui.secret;

import static dev.ixion.text.Messages.text;

import atlantafx.base.theme.Styles;
import dev.ixion.secret.KeptSecret;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One secret: its name, where it is kept, and a button that removes it once it is pressed twice, since a value that is
/// gone cannot be had back.
final class SecretRow extends HBox {
    private final Button remove = new Button();
    private boolean armed;

    SecretRow(KeptSecret secret, Consumer<String> removal) {
        super(8);
        getStyleClass().add("secret-row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(secret.name());
        name.getStyleClass().add("name");
        name.setMinWidth(0);
        Label place = new Label(text("secrets.place." + secret.place().word()));
        place.getStyleClass().add("quiet");
        place.setMinWidth(USE_PREF_SIZE);
        place.setTooltip(new Tooltip(secret.place().words()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        remove.getStyleClass().add(Styles.SMALL);
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setTooltip(new Tooltip(text("secrets.remove.tooltip", secret.name())));
        remove.setAccessibleText(text("secrets.remove.tooltip", secret.name()));
        remove.setOnAction(_ -> {
            if (armed) {
                removal.accept(secret.name());
            } else {
                arm(true);
            }
        });
        remove.focusedProperty().subscribe(focused -> arm(armed && focused));
        getChildren().addAll(name, place, space, remove);
        arm(false);
    }

    private void arm(boolean now) {
        armed = now;
        remove.setText(text(now ? "secrets.remove-really" : "secrets.remove"));
        remove.getStyleClass().remove(Styles.DANGER);
        if (now) {
            remove.getStyleClass().add(Styles.DANGER);
        }
    }
}
