package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options that may stand anywhere: `--db FILE` and `--json`. What follows a lone `--` is not looked at.
///
/// @param words all other arguments, in order, the lone `--` among them
public record GlobalOptions(Optional<Path> database, boolean json, List<String> words) {
    private static final String DB = "--db";
    private static final String JSON = "--json";
    private static final String END = "--";

    /// @throws dev.ixion.ats.ProblemException if `--db` has no value, or one that is no path
    public static GlobalOptions of(List<String> arguments) {
        Optional<Path> database = Optional.empty();
        List<String> words = new ArrayList<>();
        int end = arguments.contains(END) ? arguments.indexOf(END) : arguments.size();
        for (int i = 0; i < end; i++) {
            String argument = arguments.get(i);
            if (argument.equals(DB)) {
                database = Optional.of(path(i + 1 < end ? arguments.get(++i) : ""));
            } else if (argument.startsWith(DB + "=")) {
                database = Optional.of(path(argument.substring(DB.length() + 1)));
            } else if (!argument.equals(JSON)) {
                words.add(argument);
            }
        }
        words.addAll(arguments.subList(end, arguments.size()));
        return new GlobalOptions(database, wantJson(arguments), List.copyOf(words));
    }

    /// Whether the answer is to be JSON, even if it is that the arguments are wrong.
    static boolean wantJson(List<String> arguments) {
        return arguments.stream().takeWhile(argument -> !argument.equals(END)).anyMatch(JSON::equals);
    }

    private static Path path(String value) {
        if (value.isBlank() || value.startsWith("-")) {
            throw new BadUsageException(Problem.of(text("cli.db-needs-file")));
        }
        try {
            return Path.of(value).toAbsolutePath();
        } catch (InvalidPathException noPath) {
            throw new BadUsageException(Problem.of(text("cli.bad-path", value)));
        }
    }
}
