package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Understands one condition on an attribute: `attributes.size > 1000`, with or without the spaces.
final class AttributeWords {
    /// The operators, each before those that it starts with.
    private static final List<Comparison> OPERATORS = List.of(Comparison.NOT_EQUAL, Comparison.AT_MOST,
        Comparison.AT_LEAST, Comparison.EQUAL, Comparison.LESS, Comparison.MORE);

    /// As JSON writes a number. What only looks like one, such as 007, is a text.
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final WordCursor words;

    AttributeWords(WordCursor words) {
        this.words = words;
    }

    /// @param opener the word that starts with `attributes.`; it was taken already
    AttributeTest parse(Word opener) {
        int operator = operatorIn(opener);
        List<String> path = names(opener).stream().map(AttributeWords::name).toList();
        Word rest = hasNoOperator(opener) ? separateOperator() : opener.from(operator);
        Comparison comparison = comparison(rest).orElseThrow();
        return new AttributeTest(path, comparison, value(rest, comparison.symbol().length()));
    }

    /// Where the first operator begins in a word that starts with `attributes.`; the word's length if there is none.
    private static int operatorIn(Word word) {
        int at = endOfName(word, Keyword.ATTRIBUTES.spelling().length());
        while (at < word.bare().length() && word.bare().charAt(at) == '.') {
            at = endOfName(word, at + 1);
        }
        return at;
    }

    /// The names of the path in a word that starts with `attributes.`; the dots between them are not quoted.
    static List<Word> names(Word word) {
        List<Word> names = new ArrayList<>();
        int end = operatorIn(word);
        for (int start = Keyword.ATTRIBUTES.spelling().length(); start <= end;) {
            int next = endOfName(word, start);
            names.add(word.part(start, next));
            start = next + 1;
        }
        return names;
    }

    /// Where a name ends: at a dot, at an operator, or with the word.
    static int endOfName(Word word, int start) {
        int at = start;
        while (at < word.bare().length() && word.bare().charAt(at) != '.' && comparison(word.bare(), at).isEmpty()) {
            at++;
        }
        return at;
    }

    static boolean hasNoOperator(Word word) {
        return operatorIn(word) == word.source().length();
    }

    private static String name(Word name) {
        if (name.source().isEmpty()) {
            throw new CommandSyntaxException(text("command.ax.path", name.column()), name.column());
        }
        return name.text();
    }

    private Word separateOperator() {
        if (words.peek().flatMap(AttributeWords::comparison).isEmpty()) {
            throw words.expected(text("command.ax.operator"));
        }
        return words.next();
    }

    private static Optional<Comparison> comparison(Word word) {
        return comparison(word.bare(), 0);
    }

    private static Optional<Comparison> comparison(String bare, int at) {
        return OPERATORS.stream().filter(operator -> bare.startsWith(operator.symbol(), at)).findFirst();
    }

    /// @param rest starts with the operator; the value may be the rest of it
    private Value value(Word rest, int operator) {
        Word attached = rest.from(operator);
        if (attached.source().isEmpty()) {
            if (words.isAtEnd() || words.keyword().isPresent()
                || words.peek().flatMap(AttributeWords::comparison).isPresent()) {
                throw words.expected(text("command.ax.attribute-value"));
            }
            return value(words.next());
        }
        if (comparison(attached).isPresent()) {
            throw new CommandSyntaxException(text("command.ax.bad-operator", rest.source(), rest.column()),
                rest.column());
        }
        return value(attached);
    }

    private static Value value(Word word) {
        return word.isQuoted() ? new Value.Text(word.text()) : bare(word.text());
    }

    /// What a word without quotes means.
    static Value bare(String word) {
        return switch (word) {
            case "true" -> new Value.Truth(true);
            case "false" -> new Value.Truth(false);
            case "null" -> new Value.Null();
            default -> NUMBER.matcher(word).matches() && Double.isFinite(Double.parseDouble(word))
                ? new Value.Numeric(Double.parseDouble(word))
                : new Value.Text(word);
        };
    }
}
