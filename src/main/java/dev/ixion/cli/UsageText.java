package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with the arguments, and what was probably meant. Picocli's own sentences are not shown: they are not
/// in the bundle, and speak of types.
final class UsageText {
    private static final Logger LOG = LoggerFactory.getLogger(UsageText.class);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?\\d+");
    private static final int MOST_SLIPS = 2;

    private UsageText() {}

    static String of(ParameterException problem) {
        CommandLine line = problem.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        return text("cli.bad-usage", what(problem, line, command), command);
    }

    /// Whether the arguments stop where a subcommand must follow.
    static boolean isCommandMissing(ParameterException problem) {
        return problem.getClass() == ParameterException.class && problem.getCause() == null
            && !problem.getCommandLine().getSubcommands().isEmpty();
    }

    private static String what(ParameterException problem, CommandLine line, String command) {
        if (isCommandMissing(problem)) {
            return text("cli.command-missing", command);
        }
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unknown(unmatched, line, command);
            case MissingParameterException missing -> missing(missing.getMissing().getFirst(), line, command);
            case OverwrittenOptionException twice -> text("cli.given-twice", name(twice.getOverwritten()));
            default -> Optional.ofNullable(problem.getArgSpec()).map(argument -> unfit(problem.getValue(), argument))
                .orElseGet(() -> notUnderstood(problem));
        };
    }

    private static String unknown(UnmatchedArgumentException unmatched, CommandLine line, String command) {
        String word = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            return text("cli.unknown-option", word, command)
                + meant(word, line.getCommandSpec().optionsMap().keySet());
        }
        return line.getSubcommands().isEmpty()
            ? text("cli.too-much", word)
            : text("cli.unknown-command", word, command) + meant(word, line.getSubcommands().keySet());
    }

    /// @param first the first that is missing; what must follow it is missing, too
    private static String missing(ArgSpec first, CommandLine line, String command) {
        if (first instanceof OptionSpec option) {
            return text("cli.value-missing", option.longestName(), option.paramLabel());
        }
        List<PositionalParamSpec> needed = line.getCommandSpec().positionalParameters().stream()
            .filter(PositionalParamSpec::required).toList();
        return text("cli.missing", labels(needed.stream().dropWhile(argument -> argument != first), ", "), command,
            labels(needed.stream(), " "));
    }

    private static String labels(Stream<PositionalParamSpec> arguments, String between) {
        return arguments.map(ArgSpec::paramLabel).collect(Collectors.joining(between));
    }

    /// An argument that is no text is a flag, a file, a choice or a whole number; there are no others.
    private static String unfit(String value, ArgSpec argument) {
        Class<?> type = Arrays.asList(argument.auxiliaryTypes()).getLast();
        if (type == Boolean.class || type == boolean.class) {
            return text("cli.takes-no-value", name(argument), value);
        }
        if (type == Path.class) {
            return text("cli.bad-path", value);
        }
        if (type.isEnum()) {
            return text("cli.not-one-of", value, name(argument), String.join(", ", argument.completionCandidates()));
        }
        return text(WHOLE_NUMBER.matcher(value).matches() ? "cli.out-of-range" : "cli.not-whole", value,
            name(argument));
    }

    private static String notUnderstood(ParameterException problem) {
        LOG.warn("The arguments cannot be understood", problem);
        return text("cli.not-understood");
    }

    /// An argument as the usage line names it.
    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String meant(String word, Set<String> names) {
        return names.stream().filter(name -> distance(word, name) <= Math.min(MOST_SLIPS, name.length() / 2))
            .min(Comparator.comparingInt(name -> distance(word, name)))
            .map(name -> text("cli.did-you-mean", name)).orElse("");
    }

    /// How many letters are wrong, missing, too many or exchanged with their neighbour.
    ///
    /// @see <a href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance">Optimal string alignment</a>
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j - 1] + wrong, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                    && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
