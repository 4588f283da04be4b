package dev.ixion.ui.run;

import dev.ixion.ats.Problem;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.run.OutputLine;
import dev.ixion.ui.glyph.RunState;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The last or present run of a glyph, as properties. Used on the FX thread.
public final class RunModel {
    private final ObjectProperty<RunState> state = new SimpleObjectProperty<>(this, "state", RunState.IDLE);
    private final StringProperty message = new SimpleStringProperty(this, "message", "");
    private final StringProperty progress = new SimpleStringProperty(this, "progress", "");
    private final ObjectProperty<Optional<Execution>> execution = new SimpleObjectProperty<>(this, "execution",
        Optional.empty());
    private final ObjectProperty<Optional<Job>> repeating = new SimpleObjectProperty<>(this, "repeating",
        Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(this, "problem",
        Optional.empty());
    private final ObservableList<OutputLine> output = FXCollections.observableArrayList();

    /// How the run stands.
    public ObjectProperty<RunState> stateProperty() {
        return state;
    }

    /// One line that says what came of the run, or what it waits for; empty before the first.
    public StringProperty messageProperty() {
        return message;
    }

    /// What the run says that it is doing now.
    public StringProperty progressProperty() {
        return progress;
    }

    /// The execution that is shown.
    public ObjectProperty<Optional<Execution>> executionProperty() {
        return execution;
    }

    /// The job that repeats for this glyph.
    public ObjectProperty<Optional<Job>> repeatingProperty() {
        return repeating;
    }

    /// Why the run failed, or could not start.
    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// What the run printed, the newest lines of it.
    public ObservableList<OutputLine> output() {
        return output;
    }

    /// Whether there is something that can be stopped.
    public boolean isActive() {
        return state.get() == RunState.RUNNING || state.get() == RunState.QUEUED;
    }
}
