package dev.ixion.cli;

import dev.ixion.pulse.ExecutionState;

/// What the program tells the shell.
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_USAGE = 2;
    static final int NO_HANDLER = 3;
    static final int ENDED_EARLY = 4;

    private ExitCode() {}

    static int of(ExecutionState state) {
        return switch (state) {
            case SUCCEEDED -> DONE;
            case TIMED_OUT, CANCELLED, INTERRUPTED -> ENDED_EARLY;
            case FAILED, QUEUED, RUNNING, SKIPPED, MISSED -> FAILED;
        };
    }
}
