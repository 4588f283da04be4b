package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.util.regex.Pattern;

/// The name of what a handler ingests: 1 to 64 characters of `[a-z0-9-]`, the first a letter or digit.
public record TypeName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /// @throws ProblemException if the name has another form
    public TypeName {
        if (!isValid(value)) {
            throw new ProblemException(Problem.of(text("command.bad-type", value), Problem.detail("type", value)));
        }
    }

    public static boolean isValid(String name) {
        return FORM.matcher(name).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
