package dev.ixion.cli;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.util.function.Supplier;

/// An argument is not what it must be.
final class BadUsageException extends ProblemException {
    private static final long serialVersionUID = 1;

    BadUsageException(Problem problem) {
        super(problem);
    }

    private BadUsageException(ProblemException cause) {
        super(cause.problem(), cause);
    }

    /// Reads an argument; whatever is wrong with it is the fault of who wrote it.
    static <T> T reading(Supplier<T> argument) {
        try {
            return argument.get();
        } catch (ProblemException wrong) {
            throw new BadUsageException(wrong);
        }
    }
}
