package dev.ixion.ui.pulse;

import dev.ixion.ats.ExecutionId;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.run.OutputLine;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the Pulse panel shows. Used on the FX thread.
final class PulseModel {
    private final ObservableList<JobRow> jobs = FXCollections.observableArrayList();
    private final ObservableList<Execution> executions = FXCollections.observableArrayList();
    private final ObservableList<OutputLine> output = FXCollections.observableArrayList();
    private final StringProperty problem = new SimpleStringProperty(this, "problem", "");
    private final ObjectProperty<Optional<ExecutionId>> revealed = new SimpleObjectProperty<>(this, "revealed",
        Optional.empty());
    private final StringProperty placeholder = new SimpleStringProperty(this, "placeholder", "");

    /// A job with its last run.
    record JobRow(Job job, Optional<Execution> last) {}

    ObservableList<JobRow> jobs() {
        return jobs;
    }

    ObservableList<Execution> executions() {
        return executions;
    }

    /// What the selected execution printed.
    ObservableList<OutputLine> output() {
        return output;
    }

    /// Why something could not be done; empty if all is well.
    StringProperty problemProperty() {
        return problem;
    }

    /// The run that is to be selected as soon as it is among those that are shown.
    ObjectProperty<Optional<ExecutionId>> revealedProperty() {
        return revealed;
    }

    /// What stands in the place of an empty history.
    StringProperty placeholderProperty() {
        return placeholder;
    }
}
