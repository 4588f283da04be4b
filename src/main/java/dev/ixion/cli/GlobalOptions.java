package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options that may stand anywhere: `--db FILE` and `--json`. What follows a lone `--` is not looked at.
///
/// @param words all other arguments, in order
public record GlobalOptions(Optional<Path> database, boolean json, List<String> words) {
    private static final String DB = "--db";

    /// @throws ProblemException if `--db` has no value, or one that is no path
    public static GlobalOptions of(List<String> arguments) {
        Optional<Path> database = Optional.empty();
        boolean json = false;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                words.addAll(arguments.subList(i + 1, arguments.size()));
                break;
            }
            if (argument.equals("--json")) {
                json = true;
            } else if (argument.equals(DB) && i + 1 < arguments.size()) {
                database = Optional.of(path(arguments.get(++i)));
            } else if (argument.startsWith(DB + "=")) {
                database = Optional.of(path(argument.substring(DB.length() + 1)));
            } else if (argument.equals(DB)) {
                throw new ProblemException(Problem.of(text("cli.db-needs-file")));
            } else {
                words.add(argument);
            }
        }
        return new GlobalOptions(database, json, List.copyOf(words));
    }

    private static Path path(String value) {
        try {
            return Path.of(value).toAbsolutePath();
        } catch (InvalidPathException noPath) {
            throw new ProblemException(Problem.of(text("cli.bad-path", value)), noPath);
        }
    }
}
