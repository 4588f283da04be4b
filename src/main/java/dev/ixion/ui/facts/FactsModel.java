package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ui.ask.AnswerModel;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the Facts panel shows. Used on the FX thread.
final class FactsModel {
    private final AnswerModel answer = new AnswerModel();
    private final ObjectProperty<Optional<ExecutionId>> execution = new SimpleObjectProperty<>(this, "execution",
        Optional.empty());
    private final ObjectProperty<Detail> detail = new SimpleObjectProperty<>(this, "detail", new Detail.None());
    private final ObservableList<Attestation> trail = FXCollections.observableArrayList();

    AnswerModel answer() {
        return answer;
    }

    /// The run whose facts are shown; empty to show what the query asks for.
    ObjectProperty<Optional<ExecutionId>> executionProperty() {
        return execution;
    }

    /// The chosen fact and where it comes from.
    ObjectProperty<Detail> detailProperty() {
        return detail;
    }

    /// The facts from which the reader followed a step to the chosen one, the last one last.
    ObservableList<Attestation> trail() {
        return trail;
    }
}
