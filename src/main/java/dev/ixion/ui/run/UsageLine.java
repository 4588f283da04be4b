package dev.ixion.ui.run;

import dev.ixion.exec.UsageText;
import dev.ixion.pulse.Execution;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// One quiet line about what a run used; there only where that is known.
public final class UsageLine extends Label {
    public UsageLine(ObservableValue<Optional<Execution>> execution) {
        getStyleClass().add("quiet");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        textProperty().bind(execution.map(
            shown -> shown.flatMap(each -> each.outcome().usage()).map(UsageText::of).orElse("")));
        Shown.during(this, Bindings.isNotEmpty(textProperty()));
    }
}
