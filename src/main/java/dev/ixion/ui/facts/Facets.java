package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// Names with what they stand for, one below the other.
final class Facets extends GridPane {
    private static final double NAMES = 88;

    Facets() {
        ColumnConstraints names = new ColumnConstraints(NAMES, NAMES, NAMES);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
        setHgap(8);
        setVgap(4);
        getStyleClass().add("facets");
    }

    void clear() {
        getRowConstraints().clear();
        getChildren().clear();
    }

    void add(String key, Node value) {
        Label name = new Label(text(key));
        name.getStyleClass().add("quiet");
        name.setLabelFor(value);
        RowConstraints row = new RowConstraints();
        row.setValignment(VPos.BASELINE);
        getRowConstraints().add(row);
        addRow(getRowConstraints().size() - 1, name, value);
    }
}
