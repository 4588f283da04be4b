package dev.ixion.pulse;

/// Runs commands for Pulse, which itself knows nothing of what they mean.
public interface JobRunner {
    /// Makes sure that a command can be run, without running it.
    ///
    /// @throws dev.ixion.ats.ProblemException if it cannot; the problem is shown as it is
    void check(String command);

    /// Runs a command to its end. Facts stay hidden until Pulse has noted the success.
    RunOutcome run(Execution execution, ExecutionMonitor monitor);
}
