package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.ExecutionId;
import dev.ixion.pulse.Execution;
import java.util.List;
import java.util.Optional;

/// Where a fact comes from.
sealed interface Origin {
    /// A person said it.
    ///
    /// @param source where it was written, for example `command line`
    record ByHand(List<String> authors, String source) implements Origin {}

    /// It came with a file.
    record Imported(String file) implements Origin {}

    /// A run brought it.
    ///
    /// @param execution empty if the run is no longer in the history
    /// @param code the handler's version or the script that ran, as it was stored; empty for a built-in ingestor
    /// @param facts how many facts this run brought
    record OfRun(ExecutionId id, Optional<Execution> execution, Optional<Attestation> code, long facts)
        implements
            Origin {}
}
