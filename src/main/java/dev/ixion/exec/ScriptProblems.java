package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.script.ScriptError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Says in one sentence why a script did not succeed.
final class ScriptProblems {
    private ScriptProblems() {}

    /// For example `Handler 'webhook' failed: ValueError: bad row 7 (webhook.py, line 12)`.
    static Problem raised(String what, String file, ScriptError error) {
        String reason = error.message().isEmpty() ? error.type() : error.type() + ": " + error.message();
        List<String> details = new ArrayList<>();
        error.line().ifPresent(line -> details.add(Problem.detail(Problem.LINE, line)));
        error.column().ifPresent(column -> details.add(Problem.detail(Problem.COLUMN, column)));
        String message = error.line().isPresent()
            ? text("exec.failed-at", what, reason, file, error.line().getAsInt())
            : text("exec.failed", what, reason);
        return new Problem(message, details, error.traceback());
    }

    static Problem exited(String what, int status) {
        return Problem.of(text("exec.exited", what, status), Problem.detail("status", status));
    }

    static Problem timedOut(String what, Duration after) {
        double seconds = after.toMillis() / 1000.0;
        return Problem.of(text("exec.timed-out", what, seconds), Problem.detail("seconds", seconds));
    }
}
