package dev.ixion.secret;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What may be the name of a secret and what its value. What is refused is never repeated: it could be a value that
/// somebody took for a name.
public final class SecretForm {
    /// The fewest characters of a value. A shorter one could not be masked in what a script prints.
    public static final int LEAST = 4;
    /// The most characters of a value.
    public static final int MOST = 32_768;

    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]{0,63}");

    private SecretForm() {}

    /// @return the same name
    /// @throws ProblemException if it has another form than that of an environment variable
    public static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(Problem.of(text("secret.bad-name")));
        }
        return name;
    }

    /// @return the same value
    /// @throws ProblemException if it cannot be a value
    public static String value(String value) {
        if (value.length() < LEAST) {
            throw wrong(text("secret.too-short", LEAST));
        }
        if (value.length() > MOST) {
            throw wrong(text("secret.too-long", MOST));
        }
        if (value.indexOf('\0') >= 0) {
            throw wrong(text("secret.nul"));
        }
        if (value.endsWith("\n") || value.endsWith("\r")) {
            throw wrong(text("secret.line-break"));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw wrong(text("secret.no-text"));
        }
        return value;
    }

    private static ProblemException wrong(String message) {
        return new ProblemException(Problem.of(message));
    }
}
