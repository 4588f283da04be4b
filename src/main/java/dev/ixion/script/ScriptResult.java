package dev.ixion.script;

import java.time.Duration;
import java.util.Optional;

/// How a script ended.
public sealed interface ScriptResult {
    /// It ran to its end, or called `sys.exit` with 0 or nothing.
    ///
    /// @param json what its `execute(payload)` returned, as JSON text; empty if it has no such function or that returned
    ///     `None`
    record Completed(Optional<String> json) implements ScriptResult {}

    /// It raised an exception, or is not Python at all.
    record Raised(ScriptError error) implements ScriptResult {}

    /// It called `sys.exit` with something else than 0.
    record Exited(int status) implements ScriptResult {}

    /// It was ended because its time was up.
    record TimedOut(Duration after) implements ScriptResult {}

    /// It was ended because it used more of something than it may.
    ///
    /// @param most how much it may use, in the limit's unit
    record OverLimit(Limit limit, long most) implements ScriptResult {}

    /// What a run has a limit of besides time; of what it prints the rest is left out.
    enum Limit {
        /// Bytes held at the same time.
        MEMORY,
        /// The application itself ran short of memory, whatever the run's own limit says; in bytes.
        HEAP,
        /// Calls of `attest`.
        FACTS,
        /// Processes at the same time.
        PROCESSES,
        /// Bytes written to files.
        DISK,
        /// Threads at the same time; the same for all.
        THREADS
    }

    /// It was ended because somebody asked for it.
    record Cancelled() implements ScriptResult {}
}
