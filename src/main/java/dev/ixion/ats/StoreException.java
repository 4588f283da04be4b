package dev.ixion.ats;

/// The workspace file could not be opened, read or written.
public final class StoreException extends ProblemException {
    private static final long serialVersionUID = 1;

    public StoreException(Problem problem) {
        super(problem);
    }

    public StoreException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
