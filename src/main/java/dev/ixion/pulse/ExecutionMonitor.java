package dev.ixion.pulse;

import dev.ixion.run.RunMonitor;

/// Follows one execution from outside.
public interface ExecutionMonitor extends RunMonitor {
    /// It is settled which code runs.
    void resolved(RanBy ranBy);
}
