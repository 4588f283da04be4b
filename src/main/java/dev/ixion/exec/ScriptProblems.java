package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.script.ScriptError;
import dev.ixion.script.ScriptResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says in one sentence why a script did not succeed.
final class ScriptProblems {
    private ScriptProblems() {}

    /// For example `Handler 'webhook' failed: ValueError: bad row 7 (webhook.py, line 12)`.
    ///
    /// @param refused the permissions that the run lacked
    static Problem raised(String what, String file, ScriptError error, List<String> refused) {
        String reason = error.message().isEmpty() ? error.type() : error.type() + ": " + error.message();
        List<String> details = new ArrayList<>();
        error.line().ifPresent(line -> details.add(Problem.detail(Problem.LINE, line)));
        error.column().ifPresent(column -> details.add(Problem.detail(Problem.COLUMN, column)));
        error.frames().forEach(line -> details.add(Problem.detail(Problem.FRAME, line)));
        refused.forEach(permission -> details.add(Problem.detail(Problem.PERMISSION, permission)));
        String message = error.line().isPresent()
            ? text("exec.failed-at", what, reason, file, error.line().getAsInt())
            : text("exec.failed", what, reason);
        return new Problem(message, details, error.traceback());
    }

    static Problem exited(String what, int status) {
        return Problem.of(text("exec.exited", what, status), Problem.detail("status", status));
    }

    static Problem overLimit(String what, ScriptResult.Limit limit, long most) {
        String reason = switch (limit) {
            case MEMORY -> text("exec.over-memory", what, UsageText.bytes(most));
            case HEAP -> text("exec.over-heap", what, UsageText.bytes(most));
            case FACTS -> text("exec.over-facts", what, most);
            case THREADS -> text("exec.over-threads", what, most);
            case PROCESSES -> text("exec.over-processes", what, most);
            case DISK -> text("exec.over-disk", what, UsageText.bytes(most));
        };
        return Problem.of(reason, Problem.detail("limit", limit.name().toLowerCase(Locale.ROOT)),
            Problem.detail("most", most));
    }

    static Problem timedOut(String what, Duration after) {
        double seconds = after.toMillis() / 1000.0;
        return Problem.of(text("exec.timed-out", what, seconds, written(after.multipliedBy(2))),
            Problem.detail("seconds", seconds));
    }

    /// As a header has it: in whole minutes, else in seconds.
    private static String written(Duration time) {
        return time.toSecondsPart() == 0 && time.toMinutes() > 0
            ? time.toMinutes() + "m"
            : Math.max(1, time.toSeconds()) + "s";
    }
}
