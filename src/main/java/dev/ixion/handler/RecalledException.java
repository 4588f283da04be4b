package dev.ixion.handler;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;

/// A version of a handler is recalled; the problem says by whom, why, and how to undo it.
public final class RecalledException extends ProblemException {
    private static final long serialVersionUID = 1;

    private RecalledException(String message, HandlerVersion version) {
        super(Problem.of(message, Problem.detail("type", version.type()),
            Problem.detail("version", version.number())));
    }

    /// The version was asked for.
    static RecalledException pinned(HandlerVersion version) {
        Recall recall = version.recall().orElseThrow();
        return new RecalledException(text("recall.pinned", version.label(), recall.by(), recall.why()), version);
    }

    /// Every version of a type is recalled.
    ///
    /// @param newest the newest of them
    static RecalledException all(HandlerVersion newest) {
        Recall recall = newest.recall().orElseThrow();
        return new RecalledException(
            text("recall.all", newest.type(), newest.label(), recall.by(), recall.why()), newest);
    }

    /// The code of the version is to be saved once more.
    static RecalledException sameCode(HandlerVersion version) {
        Recall recall = version.recall().orElseThrow();
        return new RecalledException(text("recall.same-code", version.label(), recall.by(), recall.why()), version);
    }
}
