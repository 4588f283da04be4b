package dev.ixion.ui.ask;

import dev.ixion.ats.ExecutionId;

/// What is asked.
public sealed interface Question {
    /// What a query says; it is read anew at each look, so that `since 1 hour ago` goes with the clock.
    ///
    /// @param query as typed; the leading `ax` is optional
    record Words(String query) implements Question {}

    /// The facts of a run.
    record OfRun(ExecutionId execution) implements Question {}
}
