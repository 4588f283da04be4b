package dev.ixion.ui.run;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

/// Nodes that take part in the layout only while there is something to show.
public final class Shown {
    private Shown() {}

    /// Shows the node, and keeps room for it, while the condition holds.
    public static void during(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
