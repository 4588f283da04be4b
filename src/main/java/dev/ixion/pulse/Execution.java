package dev.ixion.pulse;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.run.RunUsage;
import java.time.Instant;
import java.util.Optional;

/// One run of one command.
///
/// @param origin which glyph, or which part of the program, its job belongs to
/// @param due when it was to run
/// @param started empty while it waits
/// @param ended empty until it is over
/// @param ranBy which code ran; empty until that is known
/// @param outcome how it ended, or why it did not run; empty until that is known
public record Execution(ExecutionId id, JobId job, String command, String origin, Instant due,
    Optional<Instant> started, Optional<Instant> ended, ExecutionState state, Optional<RanBy> ranBy, Outcome outcome) {

    /// What came of an execution.
    ///
    /// @param newFacts claims that were not known before
    /// @param knownFacts claims that were known already
    /// @param error why it did not succeed
    /// @param result what the script returned, as JSON text
    /// @param usage what the run used, where that is known
    public record Outcome(long newFacts, long knownFacts, Optional<Problem> error, Optional<String> result,
        Optional<RunUsage> usage) {
        public Outcome(long newFacts, long knownFacts, Optional<Problem> error, Optional<String> result) {
            this(newFacts, knownFacts, error, result, Optional.empty());
        }

        /// The same with what the run used.
        public Outcome using(Optional<RunUsage> used) {
            return new Outcome(newFacts, knownFacts, error, result, used);
        }

        public static final Outcome NONE = new Outcome(0, 0, Optional.empty(), Optional.empty());
    }

    Execution started(Instant when) {
        return new Execution(id, job, command, origin, due, Optional.of(when), ended, ExecutionState.RUNNING, ranBy,
            outcome);
    }

    Execution ranBy(RanBy who) {
        return new Execution(id, job, command, origin, due, started, ended, state, Optional.of(who), outcome);
    }

    Execution ended(Instant when, ExecutionState how, Outcome what) {
        return new Execution(id, job, command, origin, due, started, Optional.of(when), how, ranBy, what);
    }
}
