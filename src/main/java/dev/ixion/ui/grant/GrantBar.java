package dev.ixion.ui.grant;

import static dev.ixion.text.Messages.text;

import dev.ixion.exec.AskedPermissions;
import dev.ixion.exec.PermissionText;
import dev.ixion.script.Permission;
import dev.ixion.script.Permissions;
import dev.ixion.ui.run.Shown;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a script asks for, line by line, with a button to agree; there only while something is asked.
public final class GrantBar extends HBox {
    private final VBox lines = new VBox(2);
    private final Button allow = new Button(text("grant.allow"));

    /// @param focus gives the focus to what the answer belongs to
    public GrantBar(GrantInteractor interactor, Runnable focus) {
        super(8);
        getStyleClass().add("grant-bar");
        setAlignment(Pos.TOP_LEFT);
        allow.getStyleClass().add("accent");
        allow.setMinWidth(USE_PREF_SIZE);
        allow.setTooltip(new Tooltip(text("grant.allow.tooltip")));
        allow.setOnAction(_ -> {
            // The button goes, and would leave the focus to whatever comes next in the window
            focus.run();
            interactor.allow();
        });
        HBox.setHgrow(lines, Priority.ALWAYS);
        getChildren().addAll(lines, allow);
        interactor.askedProperty().subscribe(this::show);
        Shown.during(this, Bindings.createBooleanBinding(() -> interactor.askedProperty().get().isPresent(),
            interactor.askedProperty()));
    }

    private void show(Optional<AskedPermissions> asked) {
        lines.getChildren().clear();
        asked.ifPresent(this::show);
    }

    private void show(AskedPermissions asked) {
        Permissions fresh = asked.fresh();
        lines.getChildren().add(line(text("grant.asks", asked.label(), asked.author()), "grant-head"));
        for (Permission missing : asked.missing().all()) {
            boolean isNew = asked.before().isPresent() && fresh.all().contains(missing);
            Label line = line(text(isNew ? "grant.new-line" : "grant.line", PermissionText.of(missing)), "grant-line");
            line.setTooltip(new Tooltip(missing.toString()));
            lines.getChildren().add(line);
        }
        asked.before().ifPresent(before -> lines.getChildren().add(line(fresh.isEmpty()
            ? text("grant.nothing-new", before.label())
            : text("grant.new-since", before.label()), "grant-note")));
        if (!asked.granted().isEmpty()) {
            lines.getChildren().add(line(text("grant.has", asked.granted()), "grant-note"));
        }
    }

    private static Label line(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
