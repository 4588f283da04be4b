package dev.ixion.ui.glyph.ix;

import dev.ixion.ui.run.RunModel;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What an IX glyph shows. Used on the FX thread.
final class IxModel {
    private final StringProperty command = new SimpleStringProperty(this, "command", "");
    private final ObservableList<String> types = FXCollections.observableArrayList();
    private final RunModel run = new RunModel();

    /// The command as typed.
    StringProperty commandProperty() {
        return command;
    }

    /// The types that can be run now.
    ObservableList<String> types() {
        return types;
    }

    RunModel run() {
        return run;
    }
}
