package dev.ixion.ui.facts;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ui.ask.AnswerModel;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the Facts panel shows. Used on the FX thread.
final class FactsModel {
    private final AnswerModel answer = new AnswerModel();
    private final ObjectProperty<Optional<ExecutionId>> execution = new SimpleObjectProperty<>(this, "execution",
        Optional.empty());
    private final StringProperty detail = new SimpleStringProperty(this, "detail", "");

    AnswerModel answer() {
        return answer;
    }

    /// The run whose facts are shown; empty to show what the query asks for.
    ObjectProperty<Optional<ExecutionId>> executionProperty() {
        return execution;
    }

    /// The selected fact: its attributes and where it comes from.
    StringProperty detailProperty() {
        return detail;
    }
}
