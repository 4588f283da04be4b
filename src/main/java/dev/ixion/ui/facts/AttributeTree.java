package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attributes;
import dev.ixion.ui.run.TextClipboard;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import tools.jackson.databind.JsonNode;

/// The attributes of a fact: names and values, what lies within others indented below them.
final class AttributeTree extends TreeTableView<AttributeTree.Entry> {
    private static final double ROW = 24;
    private static final int MOST_ROWS = 12;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /// @param value the text of a value; for an object or a list how much it holds
    /// @param whole what is copied
    record Entry(String name, String value, String whole) {}

    AttributeTree() {
        TreeTableColumn<Entry, String> name = new TreeTableColumn<>(text("facts.attribute"));
        name.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().getValue().name()));
        name.setPrefWidth(160);
        TreeTableColumn<Entry, String> value = new TreeTableColumn<>(text("facts.attribute.value"));
        value.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().getValue().value()));
        value.setPrefWidth(304);
        getColumns().addAll(List.of(name, value));
        getColumns().forEach(column -> column.setSortable(false));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setShowRoot(false);
        setFixedCellSize(ROW);
        getStyleClass().addAll("attribute-tree", "dense");
        setAccessibleText(text("facts.attributes"));
        prefHeightProperty().bind(expandedItemCountProperty().map(count -> 2 + ROW * Math.min(count.intValue(),
            MOST_ROWS)));
        minHeightProperty().bind(prefHeightProperty());
        MenuItem copy = new MenuItem(text("facts.attribute.copy"));
        copy.setAccelerator(COPY);
        copy.setOnAction(_ -> copy());
        setContextMenu(new ContextMenu(copy));
        setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    void show(Attributes attributes) {
        TreeItem<Entry> root = new TreeItem<>(new Entry("", "", ""));
        addAll(root, attributes.toTree());
        setRoot(root);
    }

    private static void addAll(TreeItem<Entry> parent, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(each -> parent.getChildren().add(item(each.getKey(), each.getValue())));
        } else {
            for (int i = 0; i < node.size(); i++) {
                parent.getChildren().add(item(String.valueOf(i + 1), node.get(i)));
            }
        }
    }

    private static TreeItem<Entry> item(String name, JsonNode node) {
        if (!node.isContainer()) {
            String whole = node.asString();
            long lines = whole.lines().count();
            String shown = lines > 1
                ? text("facts.attribute.lines", whole.lines().findFirst().orElse(""), lines)
                : whole;
            return new TreeItem<>(new Entry(name, shown, whole));
        }
        String size = text(node.isObject() ? "facts.attribute.object" : "facts.attribute.list", node.size());
        TreeItem<Entry> item = new TreeItem<>(new Entry(name, size, node.toString()));
        addAll(item, node);
        item.setExpanded(node.size() <= MOST_ROWS);
        return item;
    }

    private void copy() {
        TreeItem<Entry> chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            TextClipboard.put(chosen.getValue().whole());
        }
    }
}
