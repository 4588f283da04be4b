package dev.ixion.ui.ask;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Query.Tally;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Values with how often each occurs, as a number and as a bar.
final class TallyTable extends TableView<Tally> {
    private static final double ROW = 24;
    private static final double NUMBER = 72;
    private static final double GAP = 8;

    private long most = 1;

    /// @param open what a double click on a row, or Enter, does
    TallyTable(Consumer<Tally> open) {
        TableColumn<Tally, String> value = new TableColumn<>(text("ask.value"));
        value.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().value()));
        value.setPrefWidth(224);
        TableColumn<Tally, Tally> count = new TableColumn<>(text("ask.count"));
        count.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        count.setCellFactory(_ -> new CountCell());
        count.setPrefWidth(280);
        getColumns().addAll(List.of(value, count));
        getColumns().forEach(column -> column.setSortable(false));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setFixedCellSize(ROW);
        setPlaceholder(new Label(text("facts.none")));
        getStyleClass().addAll("fact-table", "dense", "striped");
        setAccessibleText(text("ask.tallies"));
        setMinHeight(0);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                chosen().ifPresent(open);
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(open);
                event.consume();
            }
        });
    }

    private Optional<Tally> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /// Shows other counts and keeps the selected value, if it is among them.
    void show(List<Tally> tallies) {
        if (tallies.equals(getItems())) {
            return;
        }
        Optional<String> chosen = chosen().map(Tally::value);
        most = Math.max(1, tallies.stream().mapToLong(Tally::count).max().orElse(1));
        getItems().setAll(tallies);
        tallies.stream().filter(tally -> Optional.of(tally.value()).equals(chosen)).findFirst()
            .ifPresent(getSelectionModel()::select);
    }

    private final class CountCell extends TableCell<Tally, Tally> {
        private final Label number = new Label();
        private final Region bar = new Region();
        private final HBox row = new HBox(GAP, number, bar);

        CountCell() {
            number.setMinWidth(NUMBER);
            number.setAlignment(Pos.CENTER_RIGHT);
            bar.getStyleClass().add("tally-bar");
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Tally tally, boolean empty) {
            super.updateItem(tally, empty);
            setGraphic(empty ? null : row);
            if (!empty) {
                number.setText(text("ask.number", tally.count()));
                double share = (double) tally.count() / most;
                bar.prefWidthProperty().bind(getTableColumn().widthProperty().subtract(NUMBER + 4 * GAP)
                    .multiply(share));
                bar.setMinWidth(1);
            }
        }
    }
}
