package dev.ixion.ats;

/// The root of the domain's exceptions: each carries a [Problem] that can be shown as it is.
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public final Problem problem() {
        return problem;
    }
}
