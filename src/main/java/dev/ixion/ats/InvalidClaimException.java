package dev.ixion.ats;

/// A claim that cannot be an attestation: an empty subject, an attribute that JSON cannot hold, and the like.
public final class InvalidClaimException extends ProblemException {
    private static final long serialVersionUID = 1;

    private final boolean typeError;

    private InvalidClaimException(Problem problem, boolean typeError) {
        super(problem);
        this.typeError = typeError;
    }

    /// The argument has a type that it cannot have.
    ///
    /// @param argument its name, with a path inside it
    public static InvalidClaimException type(String argument, String reason) {
        return new InvalidClaimException(Problem.of(argument + ": " + reason, Problem.detail("argument", argument)),
            true);
    }

    /// The argument has a value that it cannot have.
    ///
    /// @param argument its name, with a path inside it
    public static InvalidClaimException value(String argument, String reason) {
        return new InvalidClaimException(Problem.of(argument + ": " + reason, Problem.detail("argument", argument)),
            false);
    }

    /// Whether Python should see a `TypeError` rather than a `ValueError`.
    public boolean isTypeError() {
        return typeError;
    }
}
