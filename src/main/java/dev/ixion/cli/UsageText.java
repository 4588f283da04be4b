package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.text.Spelling;
import java.nio.file.Path;
import java.util.Arrays;
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
        return Spelling.meant(word, names).map(name -> text("cli.did-you-mean", name)).orElse("");
    }
}
