package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.ExecutionId;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.Execution;
import dev.ixion.ui.ask.AnswerView;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.ask.QueryField;
import dev.ixion.ui.glyph.Navigator;
import dev.ixion.ui.recall.RecallQuestion;
import dev.ixion.ui.recall.Recalling;
import dev.ixion.ui.run.Shown;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The Facts side panel: a query, its answer as a table, and the chosen fact with its origin.
public final class FactsPanel extends VBox implements AutoCloseable, Steps {
    private static final double DIVIDER = 0.42;

    private final FactsModel model = new FactsModel();
    private final FactsInteractor interactor;
    private final QueryField query;
    private final Navigator navigator;
    private final Executor worker;

    public FactsPanel(AskServices services, Origins origins, Recalling recalling, Navigator navigator) {
        super(8);
        this.interactor = new FactsInteractor(model, services, origins, recalling);
        this.query = new QueryField(model.answer(), services, interactor::ask);
        this.navigator = navigator;
        this.worker = services.background().worker();
        getStyleClass().addAll("side-panel", "facts-panel");
        AnswerView answer = new AnswerView(model.answer(), interactor.answers());
        SplitPane split = new SplitPane(answer, new FactDetail(model, interactor, this));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(DIVIDER);
        split.getStyleClass().add("facts-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(queryRow(), runRow(), split);
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
        Shown.during(row, label.textProperty().isNotEmpty());
        return row;
    }

    @Override
    public void openRun(ExecutionId id) {
        navigator.showExecution(id);
    }

    @Override
    public void openCommand(Execution execution) {
        navigator.showOrigin(execution);
    }

    @Override
    public void openCode(String label, String code, Optional<String> type) {
        CodeWindow window = new CodeWindow(getScene().getWindow(), label, code, worker);
        type.ifPresent(named -> window.addButton("facts.code.edit", "facts.code.edit.tooltip",
            () -> navigator.openHandler(named)));
        window.show();
    }

    @Override
    public void openSaved(Attestation code) {
        interactor.follow(code);
    }

    @Override
    public void recall(HandlerVersion version) {
        new RecallQuestion(getScene().getWindow(), version).ask(why -> interactor.recall(version, why));
    }

    @Override
    public void reinstate(HandlerVersion version) {
        interactor.reinstate(version);
    }

    @Override
    public void openFacts(ExecutionId id) {
        interactor.showSameRun(id);
    }

    @Override
    public void close() {
        interactor.close();
    }
}
