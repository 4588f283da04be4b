package dev.ixion.command;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;

/// A command that cannot be understood; the detail `column` says where.
public final class CommandSyntaxException extends ProblemException {
    private static final long serialVersionUID = 1;

    /// @param column from 1
    public CommandSyntaxException(String message, int column) {
        super(Problem.of(message, Problem.detail(Problem.COLUMN, column)));
    }
}
