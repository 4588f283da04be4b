package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Query;
import dev.ixion.ats.Slot;
import dev.ixion.command.Command.Ax;
import dev.ixion.command.Command.Ix;
import dev.ixion.command.CommandParser;
import dev.ixion.command.CommandSyntaxException;
import dev.ixion.command.Target;
import dev.ixion.command.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes a command of the words that the shell has split.
final class CommandWords {
    private static final Pattern RELATIVE = Pattern.compile("\\.{1,2}(/.*)?", Pattern.DOTALL);

    /// A value in quotes, a beginning of values, or a condition on an attribute.
    private static final Pattern QUOTED = Pattern.compile("""
        (?xs) (?: "[^"]+" | '[^']+' ) \\*? | attributes\\. [^"'\\s]+ [=<>] (?: "[^"]*" | '[^']*' ) \\*?""");

    private CommandWords() {}

    /// The command line. One word with spaces is a whole command line in quotes, unless it is the path of a file.
    static String line(List<String> words) {
        List<String> own = withoutEnd(words);
        boolean isLine = own.size() == 1 && own.getFirst().contains(" ") && !Files.exists(Path.of(own.getFirst()));
        return isLine ? own.getFirst() : Words.join(own);
    }

    /// A query or a claim of shell words. What still has quotes after the shell took its own is a value and no keyword, as in
    /// `'"is"'`, `'"row 1"*'` and `'attributes.size="12"'`.
    static String sentence(List<String> words) {
        return words.stream().map(word -> isQuoted(word) ? word : Words.join(List.of(word)))
            .collect(Collectors.joining(" "));
    }

    /// What the words after `ax` ask.
    ///
    /// @throws CommandSyntaxException if they are no query
    static Query query(CommandParser parser, List<String> words) {
        String line = "ax " + sentence(words);
        if (parser.parse(line) instanceof Ax(Query query)) {
            return query;
        }
        throw new CommandSyntaxException(text("cli.not-ax", line), 1);
    }

    /// Whether the one value that is asked for would be more than that if it were not in quotes.
    static boolean isQuotedQuery(CommandParser parser, List<String> words) {
        if (words.size() != 1 || !words.getFirst().contains(" ")) {
            return false;
        }
        try {
            Query query = query(parser, List.of(words.getFirst().split(" ")));
            Filter subjects = Filter.ALL.with(Slot.SUBJECT,
                query.filter().slots().getOrDefault(Slot.SUBJECT, List.of()));
            return !query.equals(new Query.Facts(subjects, Order.NEWEST_FIRST, Query.NO_LIMIT));
        } catch (ProblemException noQuery) {
            return false;
        }
    }

    private static boolean isQuoted(String word) {
        return QUOTED.matcher(word).matches();
    }

    /// A lone `--` has done its work when the options before it were read.
    private static List<String> withoutEnd(List<String> words) {
        int end = words.indexOf("--");
        return end < 0
            ? words
            : List.of(words.subList(0, end), words.subList(end + 1, words.size())).stream().flatMap(List::stream)
                .toList();
    }

    /// The same command with the paths that start with `.` made absolute: whoever runs a job may be in another folder.
    static Ix absolute(Ix ix) {
        Target target = ix.target() instanceof Target.Location(String address)
            ? new Target.Location(absolute(address))
            : ix.target();
        return new Ix(target, ix.input().stream().map(CommandWords::absolute).toList(), ix.timing(),
            ix.preview());
    }

    private static String absolute(String word) {
        return RELATIVE.matcher(word).matches() ? Path.of(word).toAbsolutePath().normalize().toString() : word;
    }
}
