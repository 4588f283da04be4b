package dev.ixion.ui.glyph;

import java.util.Arrays;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A dot in the colour of a state and its word, with a detail such as the time that has passed. An idle glyph has none.
final class StateBadge extends Label {
    private final ObjectProperty<RunState> state = new SimpleObjectProperty<>(this, "state", RunState.IDLE);
    private final StringProperty detail = new SimpleStringProperty(this, "detail", "");

    StateBadge() {
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        setGraphic(dot);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("state-badge");
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(state.isNotEqualTo(RunState.IDLE));
        state.addListener(_ -> show());
        detail.addListener(_ -> show());
        show();
    }

    ObjectProperty<RunState> stateProperty() {
        return state;
    }

    StringProperty detailProperty() {
        return detail;
    }

    private void show() {
        Arrays.stream(RunState.values()).map(RunState::styleClass).forEach(getStyleClass()::remove);
        getStyleClass().add(state.get().styleClass());
        String word = state.get().label();
        setText(detail.get().isEmpty() ? word : word + " · " + detail.get());
    }
}
