package dev.ixion.ui.pulse;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.ExecutionId;
import dev.ixion.command.CommandText;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Pulse;
import dev.ixion.ui.pulse.PulseModel.JobRow;
import dev.ixion.ui.run.OutputList;
import dev.ixion.ui.run.RunText;
import dev.ixion.ui.run.ShortTime;
import dev.ixion.ui.run.Shown;
import dev.ixion.ui.run.UsageLine;
import dev.ixion.ui.thread.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The Pulse side panel: jobs with their next and last run, executions, and what the selected one printed.
public final class PulsePanel extends VBox implements AutoCloseable {
    /// Room for a button, also where there is none.
    private static final double HEADING_HEIGHT = 26;

    private final PulseModel model = new PulseModel();
    private final PulseInteractor interactor;
    private final TableView<JobRow> jobs = new TableView<>(model.jobs());
    private final TableView<Execution> executions = new TableView<>(model.executions());
    private final KeptSelection<JobRow> selectedJob;

    public PulsePanel(Pulse pulse, JobStore store, Background background) {
        super(8);
        this.interactor = new PulseInteractor(model, pulse, store, background);
        getStyleClass().add("side-panel");
        buildJobs();
        buildExecutions();
        selectedJob = KeptSelection.of(jobs, row -> row.job().id(),
            row -> interactor.selectJob(row.map(JobRow::job).map(Job::id)));
        KeptSelection.of(executions, Execution::id,
            execution -> interactor.selectExecution(execution.map(Execution::id)));
        getChildren().addAll(heading("pulse.panel.jobs"), jobs, buttons(), problem(),
            executionsHeading(), executions, outcome(), usage(), output());
    }

    /// Loads what is shown and keeps it up to date.
    public void open() {
        interactor.start();
    }

    /// Shows one run, however long ago it was.
    public void show(ExecutionId execution) {
        selectedJob.clear();
        interactor.reveal(execution);
    }

    private void selectRevealed() {
        model.revealedProperty().get().flatMap(id -> model.executions().stream()
            .filter(execution -> execution.id().equals(id)).findFirst()).ifPresent(execution -> {
                model.revealedProperty().set(Optional.empty());
                executions.getSelectionModel().clearAndSelect(executions.getItems().indexOf(execution));
                executions.scrollTo(execution);
            });
    }

    @Override
    public void requestFocus() {
        jobs.requestFocus();
    }

    private static Label heading(String key) {
        Label heading = new Label(text(key));
        heading.getStyleClass().add("heading");
        return heading;
    }

    /// Says whose runs are listed, and ends the selected one.
    private HBox executionsHeading() {
        Label heading = heading("pulse.panel.executions");
        heading.textProperty().bind(jobs.getSelectionModel().selectedItemProperty()
            .map(row -> text("pulse.panel.executions-of", CommandText.shown(row.job().command())))
            .orElse(text("pulse.panel.executions")));
        Button cancel = new Button(text("pulse.panel.cancel"));
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setTooltip(new Tooltip(text("pulse.panel.cancel.tooltip")));
        ReadOnlyObjectProperty<Execution> selected = executions.getSelectionModel().selectedItemProperty();
        Shown.during(cancel, Bindings.createBooleanBinding(
            () -> selected.get() != null && !selected.get().state().isOver(), selected));
        cancel.setOnAction(_ -> interactor.cancel(selected.get().id()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, heading, space, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(HEADING_HEIGHT);
        return row;
    }

    private void buildJobs() {
        jobs.getColumns().addAll(List.of(
            column("cli.column.command", 128, row -> CommandText.shown(row.job().command())),
            column("cli.column.schedule", 88, row -> row.job().schedule().words()),
            column("cli.column.next", 72, row -> row.job().paused()
                ? text("cli.pulse.paused")
                : row.job().due().map(ShortTime::of).orElse("–")),
            column("pulse.panel.last", 168, row -> row.last().map(PulsePanel::outcome).orElse("–"))));
        jobs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        jobs.setPlaceholder(new Label(text("pulse.panel.no-jobs")));
        jobs.setPrefHeight(168);
        jobs.setMinHeight(96);
        jobs.getStyleClass().add("dense");
        clearsOnSecondClick();
    }

    private void buildExecutions() {
        executions.getColumns().addAll(List.of(
            column("cli.column.execution", 44, execution -> execution.id().toString()),
            column("cli.column.command", 144, execution -> CommandText.shown(execution.command())),
            column("cli.column.started", 88,
                execution -> execution.started().or(execution::ended).map(ShortTime::of).orElse("–")),
            column("cli.column.outcome", 192, PulsePanel::outcome)));
        executions.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label placeholder = new Label();
        placeholder.textProperty().bind(model.placeholderProperty());
        executions.setPlaceholder(placeholder);
        executions.getStyleClass().add("dense");
        VBox.setVgrow(executions, Priority.ALWAYS);
        model.executions().addListener((ListChangeListener<Execution>) _ -> selectRevealed());
        model.revealedProperty().subscribe(_ -> selectRevealed());
    }

    /// A click on the selected row deselects it, which shows the executions of all jobs again.
    private void clearsOnSecondClick() {
        jobs.setRowFactory(_ -> {
            TableRow<JobRow> row = new TableRow<>();
            // Before the cell selects the row
            row.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                if (row.isSelected()) {
                    selectedJob.clear();
                    event.consume();
                }
            });
            return row;
        });
    }

    /// What came of the selected run, in full where its row has no room.
    private Label outcome() {
        Label outcome = new Label();
        outcome.setWrapText(true);
        outcome.setMinHeight(USE_PREF_SIZE);
        outcome.getStyleClass().add("run-message");
        outcome.textProperty().bind(executions.getSelectionModel().selectedItemProperty().map(PulsePanel::outcome)
            .orElse(""));
        Shown.during(outcome, Bindings.isNotEmpty(outcome.textProperty()));
        return outcome;
    }

    private Label usage() {
        return new UsageLine(executions.getSelectionModel().selectedItemProperty().map(Optional::of)
            .orElse(Optional.empty()));
    }

    private HBox buttons() {
        Button pause = button("pulse.panel.pause", interactor::pauseOrResume);
        pause.textProperty().bind(Bindings.createStringBinding(
            () -> text(selected().filter(Job::paused).isPresent() ? "pulse.panel.resume" : "pulse.panel.pause"),
            jobs.getSelectionModel().selectedItemProperty()));
        return new HBox(8, button("pulse.panel.run", interactor::runNow), pause,
            button("pulse.panel.remove", interactor::remove));
    }

    private Button button(String key, Consumer<Job> action) {
        Button button = new Button(text(key));
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(text(key + ".tooltip")));
        button.disableProperty().bind(jobs.getSelectionModel().selectedItemProperty().isNull());
        button.setOnAction(_ -> selected().ifPresent(action));
        return button;
    }

    private Optional<Job> selected() {
        return Optional.ofNullable(jobs.getSelectionModel().getSelectedItem()).map(JobRow::job);
    }

    private Label problem() {
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().add("run-message");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private OutputList output() {
        OutputList output = new OutputList(model.output());
        output.setPrefHeight(144);
        output.setMinHeight(64);
        output.setPlaceholder(new Label(text("pulse.panel.no-output")));
        return output;
    }

    private static String outcome(Execution execution) {
        String message = RunText.message(execution);
        return message.isEmpty() ? RunText.state(execution).label() : message;
    }

    private static <T> TableColumn<T, String> column(String key, double width, Function<T, String> value) {
        TableColumn<T, String> column = new TableColumn<>(text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        return column;
    }

    @Override
    public void close() {
        interactor.close();
    }
}
