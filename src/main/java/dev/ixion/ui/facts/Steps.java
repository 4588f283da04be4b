package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.ExecutionId;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.Execution;
import java.util.Optional;

/// Where the steps of a fact's origin lead.
interface Steps {
    void openRun(ExecutionId id);

    /// Shows what holds the command of a run.
    void openCommand(Execution execution);

    /// Shows the code that ran.
    ///
    /// @param label for example `webhook:v3`
    /// @param type whose handler it is; empty for a script that is nobody's
    void openCode(String label, String code, Optional<String> type);

    /// Shows the fact that code is stored as, which says who saved it.
    void openSaved(Attestation code);

    void recall(HandlerVersion version);

    void reinstate(HandlerVersion version);

    void openFacts(ExecutionId id);
}
