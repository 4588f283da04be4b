package dev.ixion.command;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.ats.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes queries, and parts of them, as what stands behind `ax`.
public final class AxText {
    private static final double LARGEST_EXACT = (1L << 53) - 1;

    private final ZoneId zone;

    /// @param zone whose days are meant; the one that the parser has
    public AxText(ZoneId zone) {
        this.zone = zone;
    }

    /// The text that [CommandParser#parseAx] understands as this query. Whose facts are looked at, the filter's scope,
    /// cannot be said in words and is left out.
    public String write(Query query) {
        List<String> clauses = new ArrayList<>();
        clauses.addAll(filter(query.filter()));
        if (query instanceof Query.Facts(_, Order order, _) && !order.equals(Order.NEWEST_FIRST)) {
            clauses.add("order " + order(order));
        }
        if (query instanceof Query.CountBy(_, Query.Grouping by, _)) {
            clauses.add("count by " + name(by));
        }
        if (query.limit() != Query.NO_LIMIT) {
            clauses.add("limit " + query.limit());
        }
        return String.join(" ", clauses);
    }

    private List<String> filter(Filter filter) {
        List<String> clauses = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            if (!filter.slot(slot).isEmpty()) {
                clauses.add(slot(slot, filter.slot(slot)));
            }
        }
        if (!filter.time().equals(TimeRange.ALWAYS)) {
            clauses.add(time(filter.time()));
        }
        filter.asOf().ifPresent(moment -> clauses.add("as of " + end(moment)));
        if (!filter.attributes().isEmpty()) {
            clauses.add(filter.attributes().stream().map(AxText::condition).collect(Collectors.joining(" and ")));
        }
        if (!filter.words().isEmpty()) {
            clauses.add("~ " + filter.words().stream().map(AxText::searched).collect(Collectors.joining(" ")));
        }
        return clauses;
    }

    /// What asks a slot for any of these terms.
    static String slot(Slot slot, List<Term> terms) {
        String values = terms.stream().map(AxText::term).collect(Collectors.joining(" "));
        return Keyword.of(slot).map(keyword -> keyword.spelling() + " " + values).orElse(values);
    }

    private static String term(Term term) {
        return term.isPrefix() ? prefix(term.text()) : value(term.text());
    }

    /// A value as it stands in a slot, in quotes if it needs them.
    public static String value(String text) {
        boolean meansMore = text.endsWith("*") || text.equals("ax") || !Words.isPlain(text) || isKeyword(text);
        return meansMore ? quoted(text) : text;
    }

    /// Any value that starts with this.
    public static String prefix(String start) {
        String begun = start + "*";
        return (Words.isPlain(begun) && !isKeyword(begun) ? start : quoted(start)) + "*";
    }

    private static boolean isKeyword(String plain) {
        return Keyword.of(Words.one(plain, 1)).isPresent();
    }

    /// One name of an attribute's path, in quotes if it needs them.
    public static String pathName(String name) {
        return Words.isPlain(name) && name.chars().noneMatch(c -> ".=!<>".indexOf(c) >= 0) ? name : quoted(name);
    }

    /// A condition on an attribute.
    public static String condition(AttributeTest test) {
        return Keyword.ATTRIBUTES.spelling()
            + test.path().stream().map(AxText::pathName).collect(Collectors.joining("."))
            + " " + test.comparison().symbol() + " " + value(test.value());
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text(text);
            case Value.Numeric(double number) -> number(number);
            case Value.Truth(boolean truth) -> Boolean.toString(truth);
            case Value.Null() -> "null";
        };
    }

    private static String text(String text) {
        boolean isTextWithoutQuotes = Words.isPlain(text) && "=!<>".indexOf(text.charAt(0)) < 0
            && !isKeyword(text) && AttributeWords.bare(text) instanceof Value.Text;
        return isTextWithoutQuotes ? text : quoted(text);
    }

    private static String number(double number) {
        boolean isInteger = number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT;
        return isInteger && number != 0 ? Long.toString((long) number) : Double.toString(number);
    }

    private static String searched(String word) {
        return word.endsWith("*") ? prefix(word.substring(0, word.length() - 1)) : value(word);
    }

    /// Quotes that are easy to read where there is a choice.
    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == '"' || c == '\\') ? Words.quoted(text) : '"' + text + '"';
    }

    private String time(TimeRange range) {
        if (range.since().isPresent() && range.until().isPresent()) {
            String first = start(range.since().get());
            String last = end(range.until().get());
            return first.equals(last) ? "on " + first : "between " + first + " and " + last;
        }
        return range.since().map(since -> "since " + start(since))
            .orElseGet(() -> "until " + range.until().map(this::end).orElseThrow());
    }

    /// A day stands for its beginning.
    private String start(Instant time) {
        return isMidnight(time) ? day(time).toString() : moment(time);
    }

    /// A day stands for its end.
    private String end(Instant time) {
        return isMidnight(time) ? day(time).minusDays(1).toString() : moment(time);
    }

    private LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    private boolean isMidnight(Instant time) {
        return day(time).atStartOfDay(zone).toInstant().equals(time);
    }

    private String moment(Instant time) {
        return time.atZone(zone).toOffsetDateTime().toString();
    }

    private static String order(Order order) {
        if (order.equals(Order.OLDEST_FIRST)) {
            return "oldest";
        }
        return "by " + name(order.by()) + (order.descending() ? " desc" : "");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
