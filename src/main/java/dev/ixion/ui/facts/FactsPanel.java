package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.ExecutionId;
import dev.ixion.command.CommandParser;
import dev.ixion.pulse.JobStore;
import dev.ixion.ui.run.ShortTime;
import dev.ixion.ui.thread.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The Facts side panel: a query, its answer as a table, and the selected fact with its origin.
public final class FactsPanel extends VBox implements AutoCloseable {
    private final FactsModel model = new FactsModel();
    private final FactsInteractor interactor;
    private final TextField query = new TextField();

    public FactsPanel(AttestationStore store, JobStore jobs, CommandParser parser, Background background) {
        super(8);
        this.interactor = new FactsInteractor(model, store, jobs, parser, background);
        getStyleClass().add("side-panel");
        getChildren().addAll(queryRow(), runRow(), table(), status(), detail());
    }

    /// Loads what the query asks for, which is everything at first.
    public void open() {
        interactor.ask();
    }

    /// Shows the facts of one run.
    public void show(ExecutionId execution) {
        interactor.show(execution);
    }

    @Override
    public void requestFocus() {
        query.requestFocus();
    }

    private HBox queryRow() {
        query.textProperty().bindBidirectional(model.queryProperty());
        query.setPromptText(text("facts.prompt"));
        query.setAccessibleText(text("facts.query"));
        query.setOnAction(_ -> interactor.ask());
        HBox.setHgrow(query, Priority.ALWAYS);
        Button ask = new Button(text("facts.ask"));
        ask.setTooltip(new Tooltip(text("facts.ask.tooltip")));
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setOnAction(_ -> interactor.ask());
        return new HBox(8, query, ask);
    }

    private HBox runRow() {
        Label label = new Label();
        label.textProperty().bind(Bindings.createStringBinding(
            () -> model.executionProperty().get().map(id -> text("facts.of-run", id)).orElse(""),
            model.executionProperty()));
        Button all = new Button(text("facts.show-all"));
        all.getStyleClass().add("small");
        all.setTooltip(new Tooltip(text("facts.show-all.tooltip")));
        all.setOnAction(_ -> interactor.ask());
        HBox row = new HBox(8, label, all);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(label.textProperty().isNotEmpty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private TableView<Attestation> table() {
        TableView<Attestation> table = new TableView<>(model.facts());
        table.getColumns().addAll(List.of(
            column("fact.subjects", 116, fact -> String.join(", ", fact.subjects())),
            column("fact.predicates", 92, fact -> String.join(", ", fact.predicates())),
            column("fact.contexts", 104, fact -> String.join(", ", fact.contexts())),
            column("fact.actors", 92, fact -> String.join(", ", fact.actors())),
            column("fact.time", 84, fact -> ShortTime.of(fact.time()))));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label placeholder = new Label();
        placeholder.setWrapText(true);
        placeholder.textProperty().bind(model.placeholderProperty());
        table.setPlaceholder(placeholder);
        table.getStyleClass().addAll("dense", "striped");
        table.setAccessibleText(text("facts.table"));
        table.getSelectionModel().selectedItemProperty()
            .addListener((_, _, fact) -> interactor.select(Optional.ofNullable(fact)));
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private static TableColumn<Attestation, String> column(String key, double width,
        Function<Attestation, String> value) {
        TableColumn<Attestation, String> column = new TableColumn<>(text(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        return column;
    }

    private Label status() {
        Label status = new Label();
        status.getStyleClass().add("quiet");
        status.textProperty().bind(model.statusProperty());
        return status;
    }

    private TextArea detail() {
        TextArea detail = new TextArea();
        detail.setEditable(false);
        detail.setWrapText(true);
        detail.setPrefHeight(184);
        detail.setMinHeight(64);
        detail.getStyleClass().add("detail");
        detail.setPromptText(text("facts.detail.prompt"));
        detail.textProperty().bind(model.detailProperty());
        return detail;
    }

    @Override
    public void close() {
        interactor.close();
    }
}
