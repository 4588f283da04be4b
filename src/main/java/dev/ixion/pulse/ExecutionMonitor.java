package dev.ixion.pulse;

import dev.ixion.run.RunMonitor;
import dev.ixion.run.RunUsage;

/// Follows one execution from outside.
public interface ExecutionMonitor extends RunMonitor {
    /// It is settled which code runs.
    void resolved(RanBy ranBy);

    /// What the run used is known, as it is over.
    void used(RunUsage usage);
}
