package dev.ixion.ui.pulse;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobId;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Pulse;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.run.OutputLine;
import dev.ixion.ui.pulse.PulseModel.JobRow;
import dev.ixion.ui.thread.Background;
import dev.ixion.ui.thread.FxQueue;
import dev.ixion.ui.thread.Refresher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the Pulse panel does: show jobs and executions as they change, and pause, run, remove. It touches no node.
final class PulseInteractor implements AutoCloseable {
    private static final int PAGE = 200;
    /// The newest lines of an execution are shown, no more than these.
    private static final int MOST_LINES = 5_000;

    private final PulseModel model;
    private final Pulse pulse;
    private final JobStore store;
    private final Background background;
    private final Refresher<Shown> refresher;
    private final List<Subscription> changes;
    private volatile Optional<JobId> selectedJob = Optional.empty();
    private volatile Optional<ExecutionId> selectedExecution = Optional.empty();
    private volatile Optional<ExecutionId> revealed = Optional.empty();

    private record Shown(List<JobRow> jobs, List<Execution> executions, List<OutputLine> output) {}

    PulseInteractor(PulseModel model, Pulse pulse, JobStore store, Background background) {
        this.model = model;
        this.pulse = pulse;
        this.store = store;
        this.background = background;
        this.refresher = new Refresher<>(background, this::load, this::show, this::showProblem);
        FxQueue<PulseEvent> events = new FxQueue<>(background.fx(), this::follow);
        this.changes = List.of(store.onChange(refresher::refresh), pulse.onEvent(events));
    }

    void start() {
        model.placeholderProperty().set(text("pulse.panel.loading"));
        refresher.refresh();
    }

    private Shown load() {
        List<JobRow> jobs = store.jobs(false).stream()
            .map(job -> new JobRow(job, store.executions(Optional.of(job.id()), 1).stream().findFirst())).toList();
        return new Shown(jobs, executions(), selectedExecution.map(this::output).orElse(List.of()));
    }

    /// What an execution printed, and the traceback of the error that ended it.
    private List<OutputLine> output(ExecutionId id) {
        Stream<String> trace = store.execution(id).flatMap(execution -> execution.outcome().error()).stream()
            .flatMap(error -> error.trace().lines());
        List<OutputLine> lines = Stream.concat(store.output(id).stream(), trace.map(line -> new OutputLine(true, line)))
            .toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    /// Shows what the selected execution prints while it runs.
    private void follow(List<PulseEvent> events) {
        if (events.stream().anyMatch(event -> event instanceof PulseEvent.Kept(ExecutionId id)
            && selectedExecution.equals(Optional.of(id)))) {
            refresher.refresh();
        }
    }

    /// The newest, and with them the one that was looked for.
    private List<Execution> executions() {
        List<Execution> newest = store.executions(selectedJob, PAGE);
        Stream<Execution> older = revealed.filter(id -> newest.stream().noneMatch(each -> each.id().equals(id)))
            .flatMap(store::execution).stream();
        return Stream.concat(newest.stream(), older).toList();
    }

    private void show(Shown shown) {
        Rows.update(model.jobs(), shown.jobs(), row -> row.job().id());
        Rows.update(model.executions(), shown.executions(), Execution::id);
        setOutput(shown.output());
        model.placeholderProperty().set(text("pulse.panel.nothing"));
        model.problemProperty().set("");
    }

    /// Leaves what goes on, so that the reader's place stays.
    private void setOutput(List<OutputLine> now) {
        List<OutputLine> shown = model.output();
        boolean goesOn = now.size() >= shown.size() && now.subList(0, shown.size()).equals(shown);
        if (!goesOn) {
            shown.clear();
        }
        if (shown.size() < now.size()) {
            shown.addAll(now.subList(shown.size(), now.size()));
        }
    }

    private void showProblem(Problem problem) {
        model.problemProperty().set("✗ " + problem.message());
    }

    /// Shows only one job's executions, or those of all.
    void selectJob(Optional<JobId> job) {
        if (!selectedJob.equals(job)) {
            selectedJob = job;
            revealed = Optional.empty();
            refresher.refresh();
        }
    }

    /// Shows what an execution printed.
    void selectExecution(Optional<ExecutionId> execution) {
        if (!selectedExecution.equals(execution)) {
            selectedExecution = execution;
            refresher.refresh();
        }
    }

    /// Selects an execution, and shows those of all jobs.
    void reveal(ExecutionId execution) {
        selectedJob = Optional.empty();
        revealed = Optional.of(execution);
        model.revealedProperty().set(revealed);
        refresher.refresh();
    }

    /// Asks a run to end; its schedule goes on.
    void cancel(ExecutionId execution) {
        background.run(() -> {
            if (!pulse.cancel(execution)
                && store.execution(execution).filter(run -> !run.state().isOver()).isPresent()) {
                throw new ProblemException(Problem.of(text("run.elsewhere")));
            }
        }, this::showProblem);
    }

    void runNow(Job job) {
        background.run(() -> pulse.runNow(job.id()), _ -> {}, this::showProblem);
    }

    void pauseOrResume(Job job) {
        background.run(() -> {
            if (job.paused()) {
                pulse.resume(job.id());
            } else {
                pulse.pause(job.id());
            }
        }, this::showProblem);
    }

    void remove(Job job) {
        background.run(() -> pulse.remove(job.id()), this::showProblem);
    }

    @Override
    public void close() {
        refresher.close();
        changes.forEach(Subscription::close);
    }
}
