package dev.ixion.command;

import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.command.AxCompletion.Expectation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out what may stand at the caret, from the words before it.
final class AxCompleter {
    private final String query;
    private final Typed typed;
    private final Clause clause;
    private final Set<Keyword> used = EnumSet.noneOf(Keyword.class);
    private final List<String> offered = new ArrayList<>();

    AxCompleter(String query, int caret) {
        this.query = query;
        this.typed = Typed.at(query, caret);
        List<Clause> before = Clause.split(typed.before());
        this.clause = before.getLast();
        Stream.concat(before.stream(), Clause.split(typed.behind()).stream())
            .forEach(any -> any.keyword().ifPresent(used::add));
    }

    AxCompletion complete() {
        boolean mayOpen = isComplete();
        if (typed.opens(Keyword.ATTRIBUTES) && (mayOpen || clause.endsWith(Keyword.AND))) {
            return attributeName(typed.word().orElseThrow());
        }
        clause.keyword().ifPresent(this::within);
        if (mayOpen) {
            offer(Stream.of(Keyword.values()).filter(this::mayFollow).map(Keyword::opening));
        }
        boolean isFreeText = typed.opens(Keyword.TEXT) && mayOpen;
        return completion(isFreeText ? List.of() : expected());
    }

    private AxCompletion completion(List<Expectation> expected) {
        return new AxCompletion(typed.from(), typed.to(), typed.start(), expected);
    }

    private List<Expectation> expected() {
        List<Expectation> expected = new ArrayList<>();
        clause.slot().map(Expectation.Values::new).ifPresent(expected::add);
        List<String> fitting = offered.stream()
            .filter(word -> word.startsWith(typed.start()) && !word.equals(typed.start())).toList();
        if (!fitting.isEmpty() && !typed.isQuoted()) {
            expected.add(new Expectation.OneOf(fitting));
        }
        return expected;
    }

    /// Whether the clause could stand alone. If so, it needs nothing more, and another may begin.
    private boolean isComplete() {
        try {
            AxParser.parse(clause.words(), TimePhrases.ANY_CLOCK);
            return true;
        } catch (CommandSyntaxException unfinished) {
            return false;
        }
    }

    private boolean mayFollow(Keyword keyword) {
        boolean mayRepeat = keyword == Keyword.ATTRIBUTES;
        return keyword != Keyword.AND && (mayRepeat || !used.contains(keyword))
            && used.stream().noneMatch(keyword::excludes);
    }

    private void within(Keyword keyword) {
        List<Word> arguments = clause.arguments();
        switch (keyword) {
            case SINCE, UNTIL -> offer(TimePhrases.following(arguments, false));
            case ON -> offer(TimePhrases.following(arguments, true));
            case BETWEEN -> between(arguments);
            case AS -> asOf(arguments);
            case ATTRIBUTES -> condition(arguments);
            case ORDER -> order(arguments);
            case COUNT -> count(arguments);
            case IS, OF, BY, TEXT, LIMIT, AND -> {
            }
        }
    }

    private void offer(Stream<String> words) {
        words.forEach(offered::add);
    }

    private void offer(Enum<?>[] constants) {
        offer(Stream.of(constants).map(constant -> constant.name().toLowerCase(Locale.ROOT)));
    }

    private void between(List<Word> arguments) {
        int and = clause.placeOf(Keyword.AND);
        offer(TimePhrases.following(and < 0 ? arguments : arguments.subList(and, arguments.size()), false));
        if (and < 0 && TimePhrases.isTime(arguments)) {
            offer(Stream.of("and"));
        }
    }

    private void asOf(List<Word> arguments) {
        offer(arguments.isEmpty()
            ? Stream.of("of")
            : TimePhrases.following(arguments.subList(1, arguments.size()), false));
    }

    private void condition(List<Word> arguments) {
        if (clause.endsWith(Keyword.AND)) {
            offer(Stream.of(Keyword.ATTRIBUTES.opening()));
        } else if (isComplete()) {
            offer(Stream.of("and"));
        } else if (arguments.isEmpty() && AttributeWords.hasNoOperator(clause.words().getFirst())) {
            offer(Stream.of(Comparison.values()).map(Comparison::symbol));
        }
    }

    private void order(List<Word> arguments) {
        boolean by = !arguments.isEmpty() && arguments.getFirst().isKeyword("by");
        if (arguments.isEmpty()) {
            offer(Stream.of("newest", "oldest", "by"));
        }
        if (arguments.size() == (by ? 1 : 0)) {
            offer(Order.Column.values());
        } else if (Stream.of(Order.Column.values()).anyMatch(arguments.getLast()::names)) {
            offer(Stream.of("asc", "desc"));
        }
    }

    private void count(List<Word> arguments) {
        if (arguments.isEmpty()) {
            offer(Stream.of("by"));
        } else if (arguments.size() == 1) {
            offer(Grouping.values());
        }
    }

    /// @param word starts with `attributes.`
    private AxCompletion attributeName(Word word) {
        if (!AttributeWords.hasNoOperator(word)) {
            return completion(List.of());
        }
        Word whole = Words.begun(query.substring(typed.from(), typed.to())).words().getFirst();
        int end = typed.from() + AttributeWords.endOfName(whole, word.source().length());
        List<Word> names = AttributeWords.names(word);
        Word name = names.removeLast();
        return new AxCompletion(name.column() - 1, end, name.text(),
            List.of(new Expectation.AttributeName(names.stream().map(Word::text).toList())));
    }
}
