package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Subscription;
import dev.ixion.exec.Previews;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.run.OutputLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// Follows one execution on the terminal until it is over: its lines as they come, then one line that says how it ended.
final class ForegroundRun {
    private static final int MOST_SHOWN = 20;

    private final Session session;
    private final App app;
    private final BlockingQueue<PulseEvent> events = new LinkedBlockingQueue<>();
    private final List<OutputLine> output = new ArrayList<>();
    private boolean isPreview;

    ForegroundRun(Session session, App app) {
        this.session = session;
        this.app = app;
    }

    /// Starts the execution and waits for its end.
    ///
    /// @return the exit code
    int follow(Supplier<Execution> start) throws InterruptedException {
        try (Subscription _ = app.pulse().onEvent(events::add)) {
            ExecutionId id = start.get().id();
            try (Subscription _ = session.onInterrupt(() -> app.pulse().cancel(id))) {
                return follow(id);
            }
        }
    }

    /// Starts a preview, waits for its end, shows what it would have changed, and drops that.
    ///
    /// @return the exit code
    int preview(Supplier<Execution> start) throws InterruptedException {
        isPreview = true;
        return follow(start);
    }

    private int follow(ExecutionId id) throws InterruptedException {
        while (true) {
            PulseEvent event = events.take();
            if (!event.id().equals(id)) {
                continue;
            }
            switch (event) {
                case PulseEvent.Printed(_, OutputLine line) -> printed(line);
                case PulseEvent.Kept _ -> {
                }
                case PulseEvent.Progressed(_, String text) -> session.progress(text);
                case PulseEvent.Changed(Execution execution) -> {
                    if (execution.state().isOver()) {
                        return over(execution);
                    }
                }
            }
        }
    }

    private void printed(OutputLine line) {
        output.add(line);
        if (session.json()) {
            return;
        }
        if (line.error()) {
            session.note(line.text());
        } else {
            session.print(line.text());
        }
    }

    private int over(Execution execution) {
        if (isPreview && execution.state() == ExecutionState.SUCCEEDED) {
            previewed(execution);
            return ExitCode.DONE;
        }
        if (session.json()) {
            session.print(Json.ofRun(execution, output));
        } else {
            execution.outcome().error().ifPresent(problem -> {
                if (!problem.trace().isEmpty()) {
                    session.note(problem.trace().stripTrailing());
                }
            });
            if (execution.state() == ExecutionState.SUCCEEDED) {
                session.print(summary(execution));
            } else {
                session.note(summary(execution));
            }
        }
        return ExitCode.of(execution.state());
    }

    private void previewed(Execution execution) {
        Previews previews = app.previews();
        Previews.Comparison comparison;
        try {
            comparison = previews.compare(execution, MOST_SHOWN);
        } finally {
            previews.drop(execution);
        }
        if (session.json()) {
            session.print(Json.ofPreview(execution, output, comparison));
            return;
        }
        if (!comparison.first().isEmpty()) {
            session.print(text("preview.first", comparison.first().size()));
            session.print(AxCommand.table(comparison.first()).takeLines());
        }
        comparison.gone().ifPresent(gone -> session.print(gone == 0
            ? text("preview.all-said")
            : text("preview.gone", gone)));
        session.print(text("preview.done", comparison.fresh(), comparison.known(),
            Table.seconds(Json.duration(execution))));
        session.note(text("preview.dropped"));
    }

    /// For example `✓ 12 new · 340 known · 0.4 s`.
    static String summary(Execution execution) {
        return switch (execution.state()) {
            case SUCCEEDED -> text("run.done", execution.outcome().newFacts(), execution.outcome().knownFacts(),
                Table.seconds(Json.duration(execution)));
            case CANCELLED -> text("run.cancelled");
            case FAILED, TIMED_OUT, INTERRUPTED, SKIPPED, MISSED, QUEUED, RUNNING ->
                text("run.failed", execution.outcome().error().map(problem -> problem.message())
                    .orElse(execution.state().word()));
        };
    }
}
