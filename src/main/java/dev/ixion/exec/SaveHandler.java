package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.handler.Desk;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.handler.HandlerHeader;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.SaveResult;
import dev.ixion.script.Permissions;
import dev.ixion.script.ScriptError;
import dev.ixion.script.ScriptRuntime;
import java.util.ArrayList;
import java.util.List;

/// Saves a handler after its header was read and its code compiled, and notes that it was saved at this desk.
public final class SaveHandler {
    private final HandlerRegistry registry;
    private final ScriptRuntime scripts;
    private final Desk desk;

    public SaveHandler(HandlerRegistry registry, ScriptRuntime scripts, Desk desk) {
        this.registry = registry;
        this.scripts = scripts;
        this.desk = desk;
    }

    /// Checks and stores a handler. Waits for Python and the disk.
    ///
    /// @throws ProblemException if the code does not compile (with the details `line` and `column`), is empty, or its
    ///     header is wrong; then nothing was stored
    public SaveResult save(HandlerDraft draft) {
        if (draft.code().isBlank()) {
            throw new ProblemException(Problem.of(text("exec.empty-handler")));
        }
        scripts.check(draft.type() + ".py", draft.code()).ifPresent(error -> {
            throw new ProblemException(syntaxError(error));
        });
        Permissions.parse(HandlerHeader.parse(draft.code()).permissions());
        SaveResult result = registry.save(draft);
        if (result instanceof SaveResult.Stored(HandlerVersion version)) {
            desk.note(version.id());
        }
        return result;
    }

    private static Problem syntaxError(ScriptError error) {
        List<String> details = new ArrayList<>();
        int line = error.line().orElse(1);
        int column = error.column().orElse(1);
        details.add(Problem.detail(Problem.LINE, line));
        details.add(Problem.detail(Problem.COLUMN, column));
        return new Problem(text("exec.syntax-error", error.type(), error.message(), line, column), details,
            error.traceback());
    }
}
