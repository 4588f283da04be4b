package dev.ixion.ui.run;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Subscription;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Pulse;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.run.OutputLine;
import dev.ixion.ui.glyph.RunState;
import dev.ixion.ui.thread.Background;
import dev.ixion.ui.thread.FxQueue;
import dev.ixion.ui.thread.Refresher;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps a [RunModel] in step with the executions of one glyph: those of this process as they happen, those of another
/// one when the store notices them.
public final class RunInteractor implements AutoCloseable {
    private static final int MOST_LINES = 5_000;

    private final RunModel model;
    private final Pulse pulse;
    private final JobStore jobs;
    private final Background background;
    private final String origin;
    private final Refresher<Stored> stored;
    private final List<Subscription> subscriptions;

    /// What the store knows of the glyph's runs.
    private record Stored(Optional<Execution> latest, Optional<Job> repeating, List<OutputLine> output) {}

    /// @param origin the glyph, as its jobs name it
    public RunInteractor(RunModel model, Pulse pulse, JobStore jobs, Background background, String origin) {
        this.model = model;
        this.pulse = pulse;
        this.jobs = jobs;
        this.background = background;
        this.origin = origin;
        this.stored = new Refresher<>(background, this::load, this::showStored, this::showProblem);
        FxQueue<PulseEvent> queue = new FxQueue<>(background.fx(), events -> events.forEach(this::show));
        this.subscriptions = List.of(pulse.onEvent(queue), jobs.onChange(stored::refresh));
    }

    /// Shows the glyph's last run, which may be one from before a restart.
    public void start() {
        stored.refresh();
    }

    /// Starts what the supplier starts and shows it; a problem is shown as the state of the glyph.
    ///
    /// @param begin checks and starts the run, in the background
    public void run(Supplier<?> begin) {
        model.problemProperty().set(Optional.empty());
        model.messageProperty().set("");
        model.progressProperty().set("");
        model.output().clear();
        model.stateProperty().set(RunState.QUEUED);
        background.run(begin::get, _ -> {}, problem -> {
            model.executionProperty().set(Optional.empty());
            showProblem(problem);
        });
    }

    /// Ends the run, and the schedule if there is one.
    public void stop() {
        Optional<Job> repeating = model.repeatingProperty().get();
        Optional<Execution> execution = model.executionProperty().get();
        background.run(() -> {
            repeating.ifPresent(job -> pulse.remove(job.id()));
            execution.ifPresent(running -> pulse.cancel(running.id()));
        }, this::showProblem);
    }

    private Stored load() {
        Optional<Execution> latest = jobs.latest(origin);
        return new Stored(latest, jobs.repeating(origin),
            latest.filter(execution -> execution.state().isOver()).map(e -> jobs.output(e.id())).orElse(List.of()));
    }

    private void showStored(Stored now) {
        model.repeatingProperty().set(now.repeating());
        Optional<Execution> shown = model.executionProperty().get();
        boolean refusedSince = shown.isEmpty() && model.problemProperty().get().isPresent();
        now.latest().filter(latest -> !refusedSince).ifPresent(latest -> {
            boolean sameRun = shown.map(Execution::id).equals(Optional.of(latest.id()));
            if (sameRun && shown.map(Execution::state).equals(Optional.of(latest.state()))) {
                return;
            }
            boolean newer = shown.isEmpty() || shown.get().id().compareTo(latest.id()) < 0;
            if (newer || (sameRun && latest.state().isOver())) {
                show(latest);
                if (latest.state().isOver()) {
                    model.output().setAll(newest(now.output()));
                }
            }
        });
    }

    private void show(PulseEvent event) {
        switch (event) {
            case PulseEvent.Changed(Execution execution) -> {
                if (execution.origin().equals(origin)) {
                    show(execution);
                }
            }
            case PulseEvent.Printed(var id, OutputLine line) -> {
                if (isShown(id)) {
                    model.output().add(line);
                    if (model.output().size() > MOST_LINES) {
                        model.output().remove(0, MOST_LINES / 10);
                    }
                }
            }
            case PulseEvent.Progressed(var id, String text) -> {
                if (isShown(id)) {
                    model.progressProperty().set(text);
                }
            }
        }
    }

    private boolean isShown(ExecutionId id) {
        return model.executionProperty().get().map(Execution::id).equals(Optional.of(id));
    }

    private void show(Execution execution) {
        if (!isShown(execution.id())) {
            model.output().clear();
            model.progressProperty().set("");
        }
        model.executionProperty().set(Optional.of(execution));
        model.problemProperty().set(execution.outcome().error());
        model.messageProperty().set(RunText.message(execution));
        model.stateProperty().set(RunText.state(execution));
    }

    private void showProblem(Problem problem) {
        model.problemProperty().set(Optional.of(problem));
        model.messageProperty().set(text("run.failed", problem.message()));
        model.stateProperty().set(RunState.FAILED);
    }

    private static List<OutputLine> newest(List<OutputLine> lines) {
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    @Override
    public void close() {
        stored.close();
        subscriptions.forEach(Subscription::close);
    }
}
