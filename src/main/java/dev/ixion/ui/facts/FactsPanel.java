package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.ExecutionId;
import dev.ixion.pulse.JobStore;
import dev.ixion.ui.ask.AnswerView;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.ask.QueryField;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The Facts side panel: a query, its answer as a table, and the selected fact with its origin.
public final class FactsPanel extends VBox implements AutoCloseable {
    private final FactsModel model = new FactsModel();
    private final FactsInteractor interactor;
    private final QueryField query;

    public FactsPanel(AskServices services, JobStore jobs) {
        super(8);
        this.interactor = new FactsInteractor(model, services, jobs);
        this.query = new QueryField(model.answer(), interactor::ask);
        getStyleClass().add("side-panel");
        AnswerView answer = new AnswerView(model.answer(), interactor.answers());
        VBox.setVgrow(answer, Priority.ALWAYS);
        getChildren().addAll(queryRow(), runRow(), answer, detail());
    }

    /// Loads what the query asks for, which is everything at first.
    public void open() {
        interactor.ask();
    }

    /// Shows the facts of one run.
    public void show(ExecutionId execution) {
        interactor.show(execution);
    }

    /// Shows one fact and where it comes from.
    public void show(Asid fact) {
        interactor.show(fact);
    }

    /// Shows what a query asks for.
    public void show(String asked) {
        model.answer().queryProperty().set(asked);
        interactor.ask();
    }

    @Override
    public void requestFocus() {
        query.requestFocus();
    }

    private HBox queryRow() {
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
