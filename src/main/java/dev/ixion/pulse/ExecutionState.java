package dev.ixion.pulse;

import java.util.Locale;

/// How far an execution has come.
public enum ExecutionState {
    /// Waits for a free worker.
    QUEUED,
    RUNNING,
    /// Its facts are visible.
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    /// The program ended before it did.
    INTERRUPTED,
    /// Was due while the one before it was still running, or before the user agreed to what it asks for.
    SKIPPED,
    /// Was due while no Ixion was there to run it.
    MISSED;

    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }

    /// The word for programs, for example `timed_out`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
