package dev.ixion.script;

import dev.ixion.ats.FactSink;
import dev.ixion.ats.Subscription;
import dev.ixion.run.RunMonitor;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs Python scripts. Any thread may call it; no run can see another one's variables.
public interface ScriptRuntime {
    /// Compiles a script without running it.
    ///
    /// @param fileName how an error names it, for example `webhook.py`
    /// @return the syntax error, with line and column; empty if it compiles
    Optional<ScriptError> check(String fileName, String code);

    /// Runs a script to its end on its own thread and waits for it. The script's `attest` calls go to `facts`: a
    /// [dev.ixion.ats.InvalidClaimException] is raised in the script as a `TypeError` or `ValueError`; any other exception
    /// that `facts` throws ends the script and is thrown here again.
    ///
    /// When its time is over, it uses more than it may or the monitor's signal is given, the script ends, whatever it is
    /// doing. What it may not reach raises a `PermissionError` in it.
    ScriptRun run(Script script, FactSink facts, RunMonitor monitor);

    /// Starts Python in the background, so that the first run need not wait.
    void warmUp();

    EngineState state();

    /// Calls the listener with each new state, on a thread of the runtime.
    Subscription onState(Consumer<EngineState> listener);
}
