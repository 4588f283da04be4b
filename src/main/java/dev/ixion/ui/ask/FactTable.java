package dev.ixion.ui.ask;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Order;
import dev.ixion.ats.Order.Column;
import dev.ixion.ui.run.ShortTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/// Facts as rows, of which only those in view need to be there. The store sorts them, since not all of them are here.
final class FactTable extends TableView<FactRow> {
    private static final double ROW = 24;
    private static final String MISSING = "…";

    private final AnswerModel model;
    private final AnswerInteractor interactor;
    private Consumer<Attestation> open = _ -> {};
    private boolean adjusting;

    FactTable(AnswerModel model, AnswerInteractor interactor) {
        super(model.rows());
        this.model = model;
        this.interactor = interactor;
        getColumns().addAll(List.of(
            column("fact.subjects", Column.SUBJECT, 144, fact -> String.join(", ", fact.subjects())),
            column("fact.predicates", Column.PREDICATE, 96, fact -> String.join(", ", fact.predicates())),
            column("fact.contexts", Column.CONTEXT, 96, fact -> String.join(", ", fact.contexts())),
            column("fact.actors", Column.ACTOR, 80, fact -> String.join(", ", fact.actors())),
            column("fact.time", Column.TIME, 96, fact -> ShortTime.of(fact.time()))));
        getColumns().getLast().setMinWidth(96);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setFixedCellSize(ROW);
        setPlaceholder(new Label(text("facts.none")));
        getStyleClass().addAll("fact-table", "dense", "striped");
        setAccessibleText(text("facts.table"));
        setMinHeight(0);
        followOrder();
        followSelection();
        followScrolling();
        opensRows();
    }

    /// What a double click on a row, or Enter, does with its fact.
    void setOnOpen(Consumer<Attestation> action) {
        open = action;
    }

    private static TableColumn<FactRow, String> column(String key, Column by, double width,
        Function<Attestation, String> value) {
        TableColumn<FactRow, String> column = new TableColumn<>(text(key));
        column.setUserData(by);
        column.setPrefWidth(width);
        column.setCellValueFactory(
            row -> new ReadOnlyStringWrapper(row.getValue().fact().map(value).orElse(MISSING)));
        column.setCellFactory(_ -> new BothEndsCell());
        return column;
    }

    /// What tells values apart stands at their end as often as at their beginning.
    private static final class BothEndsCell extends TableCell<FactRow, String> {
        BothEndsCell() {
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }

        @Override
        protected void updateItem(String value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? null : value);
        }
    }

    private void followOrder() {
        setSortPolicy(_ -> {
            if (!adjusting) {
                interactor.order(chosenOrder());
                show(model.orderProperty().get());
            }
            return true;
        });
        model.orderProperty().subscribe(this::show);
        model.editionProperty().subscribe(_ -> scrollTo(0));
    }

    /// The third click on a header would sort by nothing; here it sorts by time again.
    private Order chosenOrder() {
        if (getSortOrder().isEmpty()) {
            boolean wasNewestFirst = model.orderProperty().get().equals(Order.NEWEST_FIRST);
            return wasNewestFirst ? Order.OLDEST_FIRST : Order.NEWEST_FIRST;
        }
        TableColumn<FactRow, ?> column = getSortOrder().getLast();
        return new Order((Column) column.getUserData(), column.getSortType() == SortType.DESCENDING);
    }

    private void show(Order order) {
        adjusting = true;
        getColumns().stream().filter(column -> column.getUserData() == order.by()).findFirst().ifPresent(column -> {
            column.setSortType(order.descending() ? SortType.DESCENDING : SortType.ASCENDING);
            if (!getSortOrder().equals(List.of(column))) {
                getSortOrder().setAll(List.of(column));
            }
        });
        adjusting = false;
    }

    private void followSelection() {
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!adjusting && row != null) {
                row.fact().ifPresent(fact -> model.selectedProperty().set(Optional.of(fact)));
            }
        });
        model.rows().addListener((ListChangeListener<FactRow>) _ -> select(model.selectedProperty().get()));
        model.selectedProperty().subscribe(this::select);
    }

    /// Selects the row of a fact, if it is there.
    private void select(Optional<Attestation> fact) {
        FactRow shown = getSelectionModel().getSelectedItem();
        if (Optional.ofNullable(shown).flatMap(FactRow::fact).equals(fact)) {
            return;
        }
        List<FactRow> rows = model.rows();
        adjusting = true;
        fact.flatMap(wanted -> IntStream.range(0, rows.size())
            .filter(i -> rows.get(i).fact().filter(wanted::equals).isPresent()).boxed().findFirst())
            .ifPresentOrElse(index -> getSelectionModel().clearAndSelect(index),
                getSelectionModel()::clearSelection);
        adjusting = false;
    }

    private void followScrolling() {
        skinProperty().addListener((_, _, _) -> getChildren().stream().filter(VirtualFlow.class::isInstance)
            .findFirst().ifPresent(this::follow));
    }

    private void follow(Node node) {
        VirtualFlow<?> flow = (VirtualFlow<?>) node;
        flow.positionProperty().subscribe(_ -> tellRows(flow));
        flow.heightProperty().subscribe(_ -> tellRows(flow));
        flow.cellCountProperty().subscribe(_ -> tellRows(flow));
    }

    /// Computed, because the cells of the flow are laid out only after it has moved.
    private void tellRows(VirtualFlow<?> flow) {
        double above = flow.getPosition() * Math.max(0, model.rows().size() * ROW - flow.getHeight());
        int first = (int) (above / ROW);
        interactor.showing(first, first + (int) Math.ceil(flow.getHeight() / ROW));
    }

    private void opensRows() {
        setRowFactory(_ -> {
            TableRow<FactRow> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                    Objects.requireNonNull(row.getItem()).fact().ifPresent(open);
                }
            });
            return row;
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && model.selectedProperty().get().isPresent()) {
                model.selectedProperty().get().ifPresent(open);
                event.consume();
            }
        });
    }
}
