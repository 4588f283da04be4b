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
    private static final char UNKNOWN = '\uFFFD';

    /// @throws dev.ixion.ats.ProblemException if `--db` has no value, or one that is no path, or an argument could not be read
    ///     in this locale
    public static GlobalOptions of(List<String> arguments) {
        checkEncoding(arguments);
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

    /// Java reads arguments as the locale says. Where that is not UTF-8, as in many containers and cron jobs, it puts a mark
    /// in the place of each byte that it does not know; such a name must not become a fact.
    private static void checkEncoding(List<String> arguments) {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        arguments.stream().filter(argument -> argument.indexOf(UNKNOWN) >= 0).findFirst().ifPresent(argument -> {
            if (!encoding.equalsIgnoreCase("UTF-8")) {
                throw new BadUsageException(Problem.of(text("cli.not-in-locale", argument, encoding)));
            }
        });
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
