package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Slot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Understands what follows `ax`: subjects, and then clauses in any order, each opened by its [Keyword].
final class AxParser {
    private final WordCursor words;
    private final TimeClauses times;
    private final AttributeWords attributes;
    private final Map<Keyword, Word> openers = new EnumMap<>(Keyword.class);
    private Filter filter = Filter.ALL;
    private Order order = Order.NEWEST_FIRST;
    private int limit = Query.NO_LIMIT;
    private @Nullable Grouping grouping;

    private AxParser(List<Word> words, TimeWords times) {
        this.words = new WordCursor(words, Keyword.OF_A_QUERY);
        this.times = new TimeClauses(this.words, times);
        this.attributes = new AttributeWords(this.words);
    }

    /// @throws CommandSyntaxException if it is no query
    static Query parse(List<Word> words, TimeWords times) {
        AxParser parser = new AxParser(words, times);
        parser.subjects();
        while (!parser.words.isAtEnd()) {
            parser.clause();
        }
        return parser.query();
    }

    private Query query() {
        Filter during = filter.during(times.range());
        return grouping == null ? new Query.Facts(during, order, limit) : new Query.CountBy(during, grouping, limit);
    }

    private void subjects() {
        if (words.keyword().isEmpty() && !words.isAtEnd()) {
            slot(Slot.SUBJECT);
        }
    }

    private void clause() {
        Keyword keyword = words.keyword().orElseThrow(() -> words.expected(text("command.ax.clause")));
        Word opener = words.next();
        requireItsPlace(keyword, opener);
        switch (keyword) {
            case IS -> slot(Slot.PREDICATE);
            case OF -> slot(Slot.CONTEXT);
            case BY -> slot(Slot.ACTOR);
            case SINCE -> times.since(opener);
            case UNTIL -> times.until(opener);
            case ON -> times.on();
            case BETWEEN -> times.between(opener);
            case AS -> filter = filter.asOf(times.asOf());
            case ATTRIBUTES -> attributes(opener);
            case TEXT -> fullText(opener);
            case ORDER -> order();
            case LIMIT -> limit = limit();
            case COUNT -> grouping = grouping();
            case AND -> throw new CommandSyntaxException(text("command.ax.and", opener.column()), opener.column());
        }
    }

    private void requireItsPlace(Keyword keyword, Word opener) {
        for (Map.Entry<Keyword, Word> earlier : openers.entrySet()) {
            if (keyword.excludes(earlier.getKey())) {
                throw new CommandSyntaxException(text("command.ax.excludes", opener.text(), opener.column(),
                    earlier.getValue().text()), opener.column());
            }
        }
        if (openers.put(keyword, opener) != null && keyword != Keyword.ATTRIBUTES) {
            throw new CommandSyntaxException(text("command.slot-twice", opener.text(), opener.column()),
                opener.column());
        }
    }

    private void slot(Slot slot) {
        List<Word> values = words.values();
        if (values.isEmpty()) {
            throw words.expected(text("command.ax.value"));
        }
        filter = filter.with(slot, values.stream().map(AxParser::term).toList());
    }

    private static Term term(Word word) {
        if (word.isPrefix()) {
            return Term.startingWith(word.stem());
        }
        requireText(word.text(), word);
        return Term.exactly(word.text());
    }

    private static void requireText(String text, Word word) {
        if (text.isBlank()) {
            throw new CommandSyntaxException(text("command.ax.blank", word.source(), word.column()), word.column());
        }
    }

    private void attributes(Word first) {
        filter = filter.where(attributes.parse(first));
        while (words.skip(Keyword.AND.spelling())) {
            if (words.keyword().filter(Keyword.ATTRIBUTES::equals).isEmpty()) {
                throw words.expected(text("command.ax.condition"));
            }
            filter = filter.where(attributes.parse(words.next()));
        }
    }

    private void fullText(Word opener) {
        List<Word> found = words.values();
        Word attached = opener.from(Keyword.TEXT.spelling().length());
        if (!attached.source().isEmpty()) {
            found.addFirst(attached);
        } else if (found.isEmpty()) {
            throw words.expected(text("command.ax.words"));
        }
        filter = filter.withWords(found.stream().map(AxParser::searched).toList());
    }

    /// A word as a [Filter] has it, where a `*` at the end always means a prefix.
    private static String searched(Word word) {
        String text = word.text().replaceFirst("[*\\s]+$", "").strip();
        requireText(text, word);
        return word.isPrefix() ? text + "*" : text;
    }

    private void order() {
        boolean by = words.skip("by");
        if (!by && words.skip("newest")) {
            order = Order.NEWEST_FIRST;
        } else if (!by && words.skip("oldest")) {
            order = Order.OLDEST_FIRST;
        } else {
            Order.Column column = words.skip(Order.Column.values())
                .orElseThrow(() -> words.expected(text(by ? "command.ax.column" : "command.ax.order")));
            order = new Order(column, !words.skip("asc") && words.skip("desc"));
        }
    }

    private int limit() {
        String number = words.peek().map(Word::source).orElse("");
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw words.expected(text("command.ax.limit"));
        }
        words.next();
        return Integer.parseInt(number);
    }

    private Grouping grouping() {
        words.require("by");
        return words.skip(Grouping.values()).orElseThrow(() -> words.expected(text("command.ax.grouping")));
    }
}
