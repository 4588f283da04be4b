package dev.ixion.run;

/// Ends a built-in ingestor whose run was cancelled.
public final class RunCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1;
}
