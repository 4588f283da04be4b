package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.ExecutionId;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the Facts panel shows. Used on the FX thread.
final class FactsModel {
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObjectProperty<Optional<ExecutionId>> execution = new SimpleObjectProperty<>(this, "execution",
        Optional.empty());
    private final ObservableList<Attestation> facts = FXCollections.observableArrayList();
    private final StringProperty status = new SimpleStringProperty(this, "status", "");
    private final StringProperty placeholder = new SimpleStringProperty(this, "placeholder", "");
    private final StringProperty detail = new SimpleStringProperty(this, "detail", "");

    /// The query as typed, without its leading `ax`.
    StringProperty queryProperty() {
        return query;
    }

    /// The run whose facts are shown; empty to show what the query asks for.
    ObjectProperty<Optional<ExecutionId>> executionProperty() {
        return execution;
    }

    ObservableList<Attestation> facts() {
        return facts;
    }

    /// How many there are, or why they are not shown.
    StringProperty statusProperty() {
        return status;
    }

    /// What stands in the place of an empty table: loading, nothing found, or failed.
    StringProperty placeholderProperty() {
        return placeholder;
    }

    /// The selected fact: its attributes and where it comes from.
    StringProperty detailProperty() {
        return detail;
    }
}
