package dev.ixion.ui.secret;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ui.run.RunModel;
import dev.ixion.ui.run.Shown;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// Is there while a run lacks a secret that was never entered, and asks for that.
public final class EnterSecretButton extends Button {

    /// @param asking asks for the value of the secret with a name
    public EnterSecretButton(RunModel run, Consumer<String> asking) {
        super(text("run.enter-secret"));
        setTooltip(new Tooltip(text("run.enter-secret.tooltip")));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(_ -> missing(run).ifPresent(asking));
        Shown.during(this, Bindings.createBooleanBinding(() -> missing(run).isPresent(), run.problemProperty()));
    }

    private static Optional<String> missing(RunModel run) {
        return run.problemProperty().get().flatMap(problem -> problem.detail(Problem.NEEDS_SECRET));
    }
}
