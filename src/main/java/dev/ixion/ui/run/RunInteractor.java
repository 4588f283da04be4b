package dev.ixion.ui.run;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Subscription;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Pulse;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.run.OutputLine;
import dev.ixion.ui.glyph.RunState;
import dev.ixion.ui.thread.Background;
import dev.ixion.ui.thread.FxQueue;
import dev.ixion.ui.thread.Refresher;
import java.util.ArrayList;
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
    /// Whether a run was asked for and is not there yet; what the store says meanwhile is about the one before.
    private boolean starting;
    private boolean stopWanted;
    /// What the model shows, for the thread that reads the store.
    private volatile Optional<Execution> shown = Optional.empty();

    /// What the store knows of the glyph's runs; the output only where the model does not have it.
    private record Stored(Optional<Execution> latest, Optional<Job> repeating, List<OutputLine> output) {}

    /// @param origin the glyph, as its jobs name it
    public RunInteractor(RunModel model, Pulse pulse, JobStore jobs, Background background, String origin) {
        this.model = model;
        this.pulse = pulse;
        this.jobs = jobs;
        this.background = background;
        this.origin = origin;
        this.stored = new Refresher<>(background, this::load, this::showStored, this::showUnread);
        FxQueue<PulseEvent> queue = new FxQueue<>(background.fx(), this::show);
        this.subscriptions = List.of(pulse.onEvent(queue), jobs.onChange(stored::refresh));
    }

    /// Shows the glyph's last run, which may be one from before a restart.
    public void start() {
        stored.refresh();
    }

    /// Starts what the supplier starts and shows it; a problem is shown as the state of the glyph.
    ///
    /// @param begin checks and starts the run, in the background
    public void run(Supplier<Begun> begin) {
        clear();
        starting = true;
        stopWanted = false;
        model.stateProperty().set(RunState.QUEUED);
        background.run(begin, this::begun, this::refuse);
    }

    /// What a start led to.
    public sealed interface Begun {
        /// An execution that runs as soon as a worker is free.
        record Run(Execution execution) implements Begun {}

        /// A job that is due now, or later.
        record Scheduled(Job job) implements Begun {}
    }

    private void clear() {
        showExecution(Optional.empty());
        model.problemProperty().set(Optional.empty());
        model.messageProperty().set("");
        model.progressProperty().set("");
        model.output().clear();
    }

    private void begun(Begun begun) {
        starting = false;
        switch (begun) {
            case Begun.Run(Execution execution) -> {
                if (shown.isEmpty()) {
                    show(execution);
                }
            }
            case Begun.Scheduled(Job job) -> {
                model.repeatingProperty().set(Optional.of(job));
                boolean later = job.due().filter(due -> due.isAfter(job.created())).isPresent();
                if (later && model.stateProperty().get() == RunState.QUEUED) {
                    model.stateProperty().set(RunState.WAITING);
                }
            }
        }
        if (stopWanted) {
            stop();
        }
    }

    /// Ends the run, and the schedule if there is one. A run that is just being started ends as soon as it is there.
    public void stop() {
        stopWanted = starting;
        Optional<ExecutionId> running = shown.filter(execution -> !execution.state().isOver()).map(Execution::id);
        background.run(() -> {
            boolean here = running.map(pulse::cancel).orElse(true);
            jobs.repeating(origin).ifPresent(job -> pulse.remove(job.id()));
            return here;
        }, here -> stopped(here, running.isPresent()), this::refuse);
    }

    private void stopped(boolean here, boolean wasRunning) {
        if (!here) {
            model.progressProperty().set(text("run.elsewhere"));
        } else if (!wasRunning && !starting && !isWaitingForUser()) {
            // What waited for its time does not wait any more.
            model.stateProperty().set(shown.map(RunText::state).orElse(RunState.IDLE));
        }
        model.repeatingProperty().set(Optional.empty());
    }

    /// Whether the state says that the user is asked, which ending a schedule does not change.
    private boolean isWaitingForUser() {
        return model.stateProperty().get() == RunState.WAITING
            && model.problemProperty().get().filter(Problem::isWaitingForUser).isPresent();
    }

    private Stored load() {
        Optional<Execution> latest = jobs.latest(origin);
        Optional<Execution> now = shown;
        boolean known = latest.map(Execution::id).equals(now.map(Execution::id))
            && latest.map(Execution::state).equals(now.map(Execution::state));
        return new Stored(latest, jobs.repeating(origin), known
            ? List.of()
            : latest.filter(execution -> execution.state().isOver()).map(e -> jobs.output(e.id())).orElse(List.of()));
    }

    private void showStored(Stored now) {
        model.repeatingProperty().set(now.repeating());
        boolean refused = shown.isEmpty() && model.problemProperty().get().isPresent();
        if (!starting && !refused) {
            now.latest().filter(this::isNews).ifPresent(latest -> {
                show(latest);
                if (latest.state().isOver() && !now.output().isEmpty()) {
                    model.output().setAll(newest(now.output()));
                }
            });
        }
    }

    /// Whether the store is ahead of what is shown; events of this process may be ahead of the store.
    private boolean isNews(Execution latest) {
        if (shown.isEmpty()) {
            return true;
        }
        int order = latest.id().compareTo(shown.get().id());
        return order > 0 || (order == 0 && progress(latest.state()) > progress(shown.get().state()));
    }

    private static int progress(ExecutionState state) {
        return switch (state) {
            case QUEUED -> 0;
            case RUNNING -> 1;
            case SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, INTERRUPTED, SKIPPED, MISSED -> 2;
        };
    }

    private void show(List<PulseEvent> events) {
        List<OutputLine> lines = new ArrayList<>();
        for (PulseEvent event : events) {
            switch (event) {
                case PulseEvent.Changed(Execution execution) -> {
                    if (execution.origin().equals(origin)) {
                        addOutput(lines);
                        starting = false;
                        show(execution);
                    }
                }
                case PulseEvent.Printed(ExecutionId id, OutputLine line) -> {
                    if (isShown(id)) {
                        lines.add(line);
                    }
                }
                case PulseEvent.Kept _ -> {
                }
                case PulseEvent.Progressed(ExecutionId id, String text) -> {
                    if (isShown(id)) {
                        model.progressProperty().set(text);
                    }
                }
            }
        }
        addOutput(lines);
    }

    private void addOutput(List<OutputLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        model.output().addAll(newest(lines));
        if (model.output().size() > MOST_LINES) {
            model.output().remove(0, model.output().size() - MOST_LINES * 9 / 10);
        }
        lines.clear();
    }

    private boolean isShown(ExecutionId id) {
        return shown.map(Execution::id).equals(Optional.of(id));
    }

    private void show(Execution execution) {
        if (!isShown(execution.id())) {
            model.output().clear();
            model.progressProperty().set("");
            model.problemProperty().set(Optional.empty());
        }
        showExecution(Optional.of(execution));
        model.messageProperty().set(RunText.message(execution));
        model.stateProperty().set(RunText.state(execution));
        // Last: whoever follows the problem may know that the run waits for the user
        model.problemProperty().set(execution.outcome().error());
        if (stopWanted && !execution.state().isOver()) {
            stop();
        }
    }

    private void showExecution(Optional<Execution> execution) {
        shown = execution;
        model.executionProperty().set(execution);
    }

    /// Shows why nothing runs.
    public void refuse(Problem problem) {
        starting = false;
        clear();
        boolean waits = problem.isWaitingForUser();
        model.messageProperty().set(waits ? text("grant.waits") : text("run.failed", problem.message()));
        model.stateProperty().set(waits ? RunState.WAITING : RunState.FAILED);
        model.problemProperty().set(Optional.of(problem));
    }

    /// The store could not be read: that says nothing about the run, so its state stays.
    private void showUnread(Problem problem) {
        model.progressProperty().set(text("run.unread", problem.message()));
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
