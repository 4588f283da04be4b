package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.ExecutionId;
import dev.ixion.pulse.Execution;

/// Where the steps of a fact's origin lead.
interface Steps {
    void openRun(ExecutionId id);

    /// Shows what holds the command of a run.
    void openCommand(Execution execution);

    /// Shows the code that ran.
    ///
    /// @param label for example `webhook:v3`
    void openCode(String label, Attestation code);

    /// Shows the fact that code is stored as, which says who saved it.
    void openSaved(Attestation code);

    void openFacts(ExecutionId id);
}
