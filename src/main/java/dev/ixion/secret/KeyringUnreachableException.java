package dev.ixion.secret;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;

/// The system's keyring is absent, locked or broken.
public final class KeyringUnreachableException extends ProblemException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /// @param reason a part of a sentence, for people
    public KeyringUnreachableException(String reason) {
        super(Problem.of(text("secret.keyring.unreachable", reason)));
        this.reason = reason;
    }

    public KeyringUnreachableException(String reason, Throwable cause) {
        super(Problem.of(text("secret.keyring.unreachable", reason)), cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
