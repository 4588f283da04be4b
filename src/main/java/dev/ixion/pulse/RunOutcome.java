package dev.ixion.pulse;

import dev.ixion.ats.Problem;
import dev.ixion.pulse.Execution.Outcome;
import java.util.Optional;

/// How a run ended.
public sealed interface RunOutcome {
    /// It did what it should; its facts may become visible.
    ///
    /// @param result what the script returned, as JSON text
    record Succeeded(long newFacts, long knownFacts, Optional<String> result) implements RunOutcome {}

    record Failed(Problem problem) implements RunOutcome {}

    record TimedOut(Problem problem) implements RunOutcome {}

    record Cancelled() implements RunOutcome {}

    /// The state of an execution that ended so.
    default ExecutionState state() {
        return switch (this) {
            case Succeeded _ -> ExecutionState.SUCCEEDED;
            case Failed _ -> ExecutionState.FAILED;
            case TimedOut _ -> ExecutionState.TIMED_OUT;
            case Cancelled _ -> ExecutionState.CANCELLED;
        };
    }

    /// What is kept of it.
    default Outcome outcome() {
        return switch (this) {
            case Succeeded(long newFacts, long knownFacts, Optional<String> result) ->
                new Outcome(newFacts, knownFacts, Optional.empty(), result);
            case Failed(Problem problem) -> new Outcome(0, 0, Optional.of(problem), Optional.empty());
            case TimedOut(Problem problem) -> new Outcome(0, 0, Optional.of(problem), Optional.empty());
            case Cancelled _ -> Outcome.NONE;
        };
    }
}
