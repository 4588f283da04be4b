package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import java.util.Comparator;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with the arguments, and what was probably meant.
final class UsageText {
    private static final int MOST_SLIPS = 2;

    private UsageText() {}

    static String of(ParameterException problem) {
        CommandLine line = problem.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        return text("cli.bad-usage", what(problem, line, command), command);
    }

    /// Whether the arguments stop where a subcommand must follow.
    static boolean isCommandMissing(ParameterException problem) {
        return !problem.getCommandLine().getSubcommands().isEmpty()
            && !(problem instanceof UnmatchedArgumentException);
    }

    private static String what(ParameterException problem, CommandLine line, String command) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            if (unmatched.isUnknownOption()) {
                return text("cli.unknown-option", word, command)
                    + meant(word, line.getCommandSpec().optionsMap().keySet());
            }
            return line.getSubcommands().isEmpty()
                ? text("cli.too-much", word)
                : text("cli.unknown-command", word, command) + meant(word, line.getSubcommands().keySet());
        }
        return isCommandMissing(problem)
            ? text("cli.command-missing", command)
            : String.valueOf(problem.getMessage());
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
