package dev.ixion.ui.run;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.pulse.Execution;
import dev.ixion.ui.glyph.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// The words and the state for an execution.
public final class RunText {
    private RunText() {}

    /// How a glyph shows the execution's state.
    public static RunState state(Execution execution) {
        return switch (execution.state()) {
            case QUEUED -> RunState.QUEUED;
            case RUNNING -> RunState.RUNNING;
            case SUCCEEDED -> RunState.DONE;
            case FAILED, TIMED_OUT, INTERRUPTED -> RunState.FAILED;
            case CANCELLED -> RunState.IDLE;
            case SKIPPED, MISSED -> RunState.WAITING;
        };
    }

    /// One line about it: `✓ 12 new · 340 known · 0.4 s`, or what went wrong.
    public static String message(Execution execution) {
        return switch (execution.state()) {
            case QUEUED, RUNNING -> "";
            case SUCCEEDED -> text("run.done", execution.outcome().newFacts(), execution.outcome().knownFacts(),
                seconds(duration(execution)));
            case FAILED, TIMED_OUT -> text("run.failed", execution.outcome().error().map(Problem::message)
                .orElse(execution.state().word()));
            case INTERRUPTED -> text("run.interrupted");
            case CANCELLED -> text("run.cancelled");
            case SKIPPED -> execution.outcome().error().map(reason -> text("run.skipped-for", reason.message()))
                .orElseGet(() -> text("run.skipped"));
            case MISSED -> text("run.missed");
        };
    }

    public static Duration duration(Execution execution) {
        Instant end = execution.ended().or(execution::started).orElse(Instant.EPOCH);
        return Duration.between(execution.started().orElse(end), end);
    }

    /// Seconds with one digit behind the point.
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
