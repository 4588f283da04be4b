package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.ixion.HandClock;
import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sunday noon in Berlin, 22 November 2026.
class AxParserTest {
    private static final String TIME = "a time (2026-11-22, 2026-11-22T10:00, now, yesterday, monday, last week, "
        + "3 days ago)";
    private static final String CLAUSE = "the next part of the query (is, of, by, since, until, on, between, as of, "
        + "attributes., ~, order, limit or count by)";

    private final CommandParser parser = new CommandParser(new HandClock("2026-11-22T11:00:00Z"),
        ZoneId.of("Europe/Berlin"));

    private Query query(String line) {
        return parser.parseAx(line).query();
    }

    private Filter ax(String line) {
        return query(line).filter();
    }

    private static Query.Facts facts(Filter filter) {
        return new Query.Facts(filter, Order.NEWEST_FIRST, Query.NO_LIMIT);
    }

    private void assertRefused(String line, int column, String message) {
        assertThatThrownBy(() -> query(line))
            .isInstanceOfSatisfying(CommandSyntaxException.class,
                e -> assertThat(e.problem().detail("column")).contains(Integer.toString(column)))
            .hasMessage(message);
    }

    @Test
    void everythingIsAskedForWithoutWords() {
        assertThat(query("")).isEqualTo(facts(Filter.ALL));
        assertThat(query("ax")).isEqualTo(facts(Filter.ALL));
        assertThat(parser.parse("ax")).isEqualTo(new Command.Ax(facts(Filter.ALL)));
    }

    @Test
    void axMayBeLeftOutWhereOnlyAQueryCanStand() {
        assertThat(query("alice is tall")).isEqualTo(query("ax alice is tall"));
        assertThat(ax("'ax' is tall").slot(Slot.SUBJECT)).containsExactly(Term.exactly("ax"));
        assertRefused("alice limit x", 13, "Expected a whole number from 1 after 'limit' instead of 'x' at column 13");
        assertRefused("ax alice limit x", 16,
            "Expected a whole number from 1 after 'limit' instead of 'x' at column 16");
    }

    @Nested
    class Slots {
        @Test
        void areFilledByTheirKeywords() {
            assertThat(query("alice bob is knows likes of x 'y z' by me you limit 5")).isEqualTo(new Query.Facts(
                Filter.ALL.with(Slot.SUBJECT, "alice", "bob").with(Slot.PREDICATE, "knows", "likes")
                    .with(Slot.CONTEXT, "x", "y z").with(Slot.ACTOR, "me", "you"),
                Order.NEWEST_FIRST, 5));
        }

        @Test
        void haveSynonymsAndAnyOrder() {
            assertThat(ax("a via d from c are b")).isEqualTo(ax("a is b of c by d"));
            assertThat(query("limit 3 by d")).isEqualTo(query("by d limit 3"));
        }

        @Test
        void takeAnAsteriskAtTheEndAsAPrefix() {
            assertThat(ax("src/* src** is * of 'a b'*")).isEqualTo(Filter.ALL
                .with(Slot.SUBJECT, List.of(Term.startingWith("src/"), Term.startingWith("src*")))
                .with(Slot.PREDICATE, List.of(Term.startingWith("")))
                .with(Slot.CONTEXT, List.of(Term.startingWith("a b"))));
            assertThat(ax("a*b *c")).isEqualTo(Filter.ALL.with(Slot.SUBJECT, "a*b", "*c"));
        }

        @Test
        void takeWhatIsQuotedAsItIs() {
            assertThat(ax("'is' \"since\" \\~x 'a*' b\\* is '*' \"of\" 'attributes.x'")).isEqualTo(Filter.ALL
                .with(Slot.SUBJECT, "is", "since", "~x", "a*", "b*")
                .with(Slot.PREDICATE, "*", "of", "attributes.x"));
        }

        @Test
        void knowKeywordsInSmallLettersOnly() {
            assertThat(ax("Is IS attributes Attributes.x newest desc"))
                .isEqualTo(Filter.ALL.with(Slot.SUBJECT, "Is", "IS", "attributes", "Attributes.x", "newest", "desc"));
        }

        @Test
        void areRefusedEmpty() {
            assertRefused("a is", 3, "Expected a value after 'is' at column 3");
            assertRefused("a of by b", 6, "Expected a value after 'of' instead of 'by' at column 6; "
                + "quote it if it is a value");
            assertRefused("a is ''", 6, "The value '' at column 6 is an empty text");
        }

        @Test
        void areRefusedTwice() {
            assertRefused("is b are c", 6, "'are' at column 6 stands in the sentence twice; quote it if it is a value");
        }

        @Test
        void areNotJoinedByAnd() {
            assertRefused("a and b", 3, "'and' at column 3 stands only between two conditions on attributes, or two "
                + "times; several values simply follow each other");
        }
    }

    @Nested
    class Times {
        @ParameterizedTest
        @CsvSource({"now, 2026-11-22T11:00:00Z", "today, 2026-11-21T23:00:00Z", "yesterday, 2026-11-20T23:00:00Z",
                "last week, 2026-11-15T11:00:00Z", "last month, 2026-10-22T10:00:00Z",
                "last year, 2025-11-22T11:00:00Z", "this week, 2026-11-15T23:00:00Z",
                "this month, 2026-10-31T23:00:00Z", "this year, 2025-12-31T23:00:00Z",
                "sunday, 2026-11-21T23:00:00Z", "monday, 2026-11-15T23:00:00Z", "last sunday, 2026-11-14T23:00:00Z",
                "last monday, 2026-11-15T23:00:00Z",
                "LAST Week, 2026-11-15T11:00:00Z", "1 second ago, 2026-11-22T10:59:59Z",
                "90 minutes ago, 2026-11-22T09:30:00Z", "1 hour ago, 2026-11-22T10:00:00Z",
                "3 days ago, 2026-11-19T11:00:00Z", "2 weeks ago, 2026-11-08T11:00:00Z",
                "6 months ago, 2026-05-22T10:00:00Z", "2 years ago, 2024-11-22T11:00:00Z",
                "2026-07-01, 2026-06-30T22:00:00Z", "2026-01-01, 2025-12-31T23:00:00Z",
                "2026-07-01T12:00, 2026-07-01T10:00:00Z", "2026-07-01 12:00:30, 2026-07-01T10:00:30Z",
                "2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z", "2026-07-01T12:00:00.5+05:30, 2026-07-01T06:30:00.500Z",
                "2026-07-01T12:00-0500, 2026-07-01T17:00:00Z", "2026-07-01T12:00+02, 2026-07-01T10:00:00Z",
                "'''3 days ago''', 2026-11-19T11:00:00Z"})
        void sinceIncludesWhereItBegins(String words, Instant expected) {
            assertThat(ax("a since " + words.replace("''", "'")).time()).isEqualTo(TimeRange.from(expected));
        }

        @ParameterizedTest
        @CsvSource({"2026-11-20, 2026-11-20T23:00:00Z", "today, 2026-11-22T23:00:00Z",
                "yesterday, 2026-11-21T23:00:00Z", "friday, 2026-11-20T23:00:00Z", "this week, 2026-11-22T23:00:00Z",
                "this month, 2026-11-30T23:00:00Z", "2026-10-25, 2026-10-25T23:00:00Z",
                "2026-11-20T12:00, 2026-11-20T11:00:00Z", "2026-11-20T12:00Z, 2026-11-20T12:00:00Z",
                "now, 2026-11-22T11:00:00Z", "last week, 2026-11-15T11:00:00Z"})
        void untilIncludesAWholeDayButNotAMoment(String words, Instant expected) {
            assertThat(ax("a until " + words).time())
                .isEqualTo(new TimeRange(Optional.empty(), Optional.of(expected)));
        }

        @ParameterizedTest
        @CsvSource({"2026-11-20, 2026-11-19T23:00:00Z, 2026-11-20T23:00:00Z",
                "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
                "yesterday, 2026-11-20T23:00:00Z, 2026-11-21T23:00:00Z",
                "tuesday, 2026-11-16T23:00:00Z, 2026-11-17T23:00:00Z",
                "this week, 2026-11-15T23:00:00Z, 2026-11-22T23:00:00Z"})
        void onMeansAWholeDayInTheLocalZone(String words, Instant since, Instant until) {
            assertThat(ax("on " + words).time()).isEqualTo(TimeRange.between(since, until));
        }

        @Test
        void betweenIncludesBothDays() {
            assertThat(ax("between 2026-11-01 and 3 days ago").time()).isEqualTo(
                TimeRange.between(Instant.parse("2026-10-31T23:00:00Z"), Instant.parse("2026-11-19T11:00:00Z")));
            assertThat(ax("between 2026-11-01 and 2026-11-01")).isEqualTo(ax("on 2026-11-01"));
            assertThat(ax("since 2026-11-01 until 2026-11-02")).isEqualTo(ax("between 2026-11-01 and 2026-11-02"));
            assertThat(ax("until 2026-11-02 since 2026-11-01")).isEqualTo(ax("between 2026-11-01 and 2026-11-02"));
        }

        @Test
        void asOfMeansTheEndOfADay() {
            assertThat(ax("as of 2026-11-01 by me").asOf()).contains(Instant.parse("2026-11-01T23:00:00Z"));
            assertThat(ax("a as of 1 hour ago").asOf()).contains(Instant.parse("2026-11-22T10:00:00Z"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"tomorrowish", "3 fortnights ago", "-3 days ago", "2026-13-01", "2026-02-30", "10:00",
                "2026", "1234567 days ago", "999999 years ago", "+99999-01-01T00:00Z", "ago", "last", "last today"})
        void areRefusedWhereTheyAreNone(String words) {
            assertRefused("a since " + words, 9, "Expected " + TIME + " after 'since' instead of '" + words
                + "' at column 9");
        }

        @Test
        void areRefusedWhereTheyAreMissing() {
            assertRefused("a since", 3, "Expected " + TIME + " after 'since' at column 3");
            assertRefused("until by me", 7, "Expected " + TIME + " after 'until' instead of 'by' at column 7; "
                + "quote it if it is a value");
            assertRefused("between 2026-11-22", 9, "Expected 'and' after '2026-11-22' at column 9");
            assertRefused("between 3 days ago by me", 20, "Expected 'and' after 'ago' instead of 'by' at column 20; "
                + "quote it if it is a value");
            assertRefused("between yesterday and", 19, "Expected " + TIME + " after 'and' at column 19");
            assertRefused("a as today", 6, "Expected 'of' after 'as' instead of 'today' at column 6");
            assertRefused("a as of", 6, "Expected " + TIME + " after 'of' at column 6");
        }

        @Test
        void ofDaysCannotBeMoments() {
            assertRefused("on 3 days ago", 4, "Expected a day (2026-11-22, today, yesterday, monday, this week) after "
                + "'on' instead of '3 days ago' at column 4");
        }

        @Test
        void thatExcludeEachOtherAreRefused() {
            assertRefused("since today on today", 13, "'on' at column 13 does not go together with 'since'; "
                + "quote it if it is a value");
            assertRefused("on today until today", 10, "'until' at column 10 does not go together with 'on'; "
                + "quote it if it is a value");
            assertRefused("on today between", 10, "'between' at column 10 does not go together with 'on'; "
                + "quote it if it is a value");
        }

        @Test
        void thatAreTheWrongWayRoundAreRefused() {
            assertRefused("between today and yesterday", 1,
                "Nothing can fit 'between' at column 1: the time ends before it begins");
            assertRefused("until now since now", 11,
                "Nothing can fit 'since' at column 11: the time ends before it begins");
        }
    }

    @Nested
    class AttributeTests {
        private void assertTest(String line, AttributeTest expected) {
            assertThat(ax(line).attributes()).containsExactly(expected);
        }

        private static AttributeTest test(Comparison comparison, Value value, String... path) {
            return new AttributeTest(List.of(path), comparison, value);
        }

        @ParameterizedTest
        @EnumSource
        void areComparedWithOrWithoutSpaces(Comparison comparison) {
            AttributeTest expected = test(comparison, new Value.Numeric(1000), "size");

            assertTest("attributes.size " + comparison.symbol() + " 1000", expected);
            assertTest("attributes.size" + comparison.symbol() + "1000", expected);
            assertTest("attributes.size" + comparison.symbol() + " 1000", expected);
            assertTest("attributes.size " + comparison.symbol() + "1000", expected);
        }

        @ParameterizedTest
        @CsvSource({"0,0", "-1,-1", "1.5,1.5", "1e3,1000", "-2.5E-1,-0.25"})
        void areNumbersWhereJsonHasNumbers(String written, double number) {
            assertTest("attributes.n=" + written, test(Comparison.EQUAL, new Value.Numeric(number), "n"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"007", "+1", ".5", "1.", "NaN", "0x10", "1e999", "1d", "True", "nil", "a!b", "a=b"})
        void areTextsElsewhere(String written) {
            assertTest("attributes.n = " + written, test(Comparison.EQUAL, new Value.Text(written), "n"));
        }

        @Test
        void mayBeTrueFalseOrNull() {
            assertTest("attributes.a=true", test(Comparison.EQUAL, new Value.Truth(true), "a"));
            assertTest("attributes.a != false", test(Comparison.NOT_EQUAL, new Value.Truth(false), "a"));
            assertTest("attributes.a = null", test(Comparison.EQUAL, new Value.Null(), "a"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"'true'", "\"5\"", "''", "'two words'", "'is'", "'<'", "'~'", "'attributes.x'"})
        void areTextsInQuotes(String quoted) {
            AttributeTest expected = test(Comparison.EQUAL, new Value.Text(quoted.substring(1, quoted.length() - 1)),
                "a");

            assertTest("attributes.a=" + quoted, expected);
            assertTest("attributes.a = " + quoted, expected);
        }

        @Test
        void areReachedByAPath() {
            assertTest("attributes.author.mail=x", test(Comparison.EQUAL, new Value.Text("x"), "author", "mail"));
            assertTest("attributes.\"strange.name\".x=1",
                test(Comparison.EQUAL, new Value.Numeric(1), "strange.name", "x"));
            assertTest("attributes.'a = b'.\"\".c\\.d<1",
                test(Comparison.LESS, new Value.Numeric(1), "a = b", "", "c.d"));
            assertTest("attributes.wow!=1", test(Comparison.NOT_EQUAL, new Value.Numeric(1), "wow"));
            assertTest("attributes.a!b=1", test(Comparison.EQUAL, new Value.Numeric(1), "a!b"));
        }

        @Test
        void mayBeSeveral() {
            Filter both = Filter.ALL.where(test(Comparison.MORE, new Value.Numeric(1), "a"))
                .where(test(Comparison.EQUAL, new Value.Text("x"), "b"));

            assertThat(ax("attributes.a > 1 attributes.b = x")).isEqualTo(both);
            assertThat(ax("attributes.a>1 and attributes.b=x")).isEqualTo(both);
            assertThat(ax("attributes.a>1 by me attributes.b=x")).isEqualTo(both.with(Slot.ACTOR, "me"));
        }

        @Test
        void areRefusedWithoutAnOperator() {
            assertRefused("a attributes.size", 3,
                "Expected =, !=, <, <=, > or >= after 'attributes.size' at column 3");
            assertRefused("attributes.size 1000", 17,
                "Expected =, !=, <, <=, > or >= after 'attributes.size' instead of '1000' at column 17");
            assertRefused("attributes.size == 5", 17,
                "'==' at column 17 begins with no operator that is known: use =, !=, <, <=, > or >=");
            assertRefused("attributes.size=>5", 16,
                "'=>5' at column 16 begins with no operator that is known: use =, !=, <, <=, > or >=");
        }

        @Test
        void areRefusedWithoutAValue() {
            String value = "Expected a value (a number, true, false, null or a text)";

            assertRefused("attributes.size >", 17, value + " after '>' at column 17");
            assertRefused("attributes.size>", 1, value + " after 'attributes.size>' at column 1");
            assertRefused("attributes.size = by me", 19, value + " after '=' instead of 'by' at column 19; "
                + "quote it if it is a value");
            assertRefused("attributes.size > = 5", 19, value + " after '>' instead of '=' at column 19");
        }

        @ParameterizedTest
        @CsvSource({"attributes. > 5,12", "attributes.>5,12", "attributes.a..b=1,14", "attributes.a.=1,14"})
        void areRefusedWithoutAName(String line, int column) {
            assertRefused(line, column, "Expected the name of an attribute at column " + column
                + ", as in attributes.size > 1000; quote a name that has dots or spaces");
        }

        @Test
        void takeOneValueOnly() {
            assertRefused("attributes.a = two words", 20, "Expected " + CLAUSE + " after 'two' instead of 'words' at "
                + "column 20");
            assertRefused("attributes.a=1 and by me", 20, "Expected the next condition, as in attributes.size > 1000, "
                + "after 'and' instead of 'by' at column 20; quote it if it is a value");
        }
    }

    @Nested
    class FullText {
        @Test
        void takesEveryWordUpToTheNextKeyword() {
            assertThat(ax("a ~ fix bug by me"))
                .isEqualTo(Filter.ALL.with(Slot.SUBJECT, "a").with(Slot.ACTOR, "me").withWords(List.of("fix", "bug")));
            assertThat(ax("~fix bug")).isEqualTo(ax("~ fix bug"));
        }

        @Test
        void knowsPhrasesAndPrefixes() {
            assertThat(ax("~ 'two words' relea* \"go to\"* 'is'").words())
                .containsExactly("two words", "relea*", "go to*", "is");
            assertThat(ax("~'two words'").words()).containsExactly("two words");
        }

        @Test
        void takesAQuotedAsteriskForWhatItIsInTextsNothing() {
            assertThat(ax("~ 'a*' ' b * ' c**").words()).containsExactly("a", "b", "c*");
        }

        @Test
        void isRefusedEmpty() {
            assertRefused("a ~", 3, "Expected the words to search for after '~' at column 3");
            assertRefused("~ limit 5", 3, "Expected the words to search for after '~' instead of 'limit' at column 3; "
                + "quote it if it is a value");
            assertRefused("~ *", 3, "The value * at column 3 is an empty text");
            assertRefused("~''", 2, "The value '' at column 2 is an empty text");
        }
    }

    @Nested
    class Ordering {
        private void assertOrder(String line, Order.Column by, boolean descending) {
            assertThat(query(line)).isEqualTo(new Query.Facts(Filter.ALL, new Order(by, descending), Query.NO_LIMIT));
        }

        @Test
        void isByTimeInWords() {
            assertOrder("order newest", Order.Column.TIME, true);
            assertOrder("order oldest", Order.Column.TIME, false);
        }

        @ParameterizedTest
        @EnumSource
        void isByAnyColumnUpOrDown(Order.Column column) {
            String name = column.name().toLowerCase(Locale.ROOT);

            assertOrder("order " + name, column, false);
            assertOrder("order by " + name, column, false);
            assertOrder("order by " + name + " asc", column, false);
            assertOrder("order " + name + " desc", column, true);
        }

        @Test
        void leavesTheActorsTheirKeyword() {
            assertThat(query("order by actor by me")).isEqualTo(query("by me order actor"));
            assertThat(query("order newest by me")).isEqualTo(query("by me order newest"));
        }

        @Test
        void isRefusedByWhatIsNoColumn() {
            assertRefused("order by foo", 10, "Expected time, subject, predicate, context or actor after 'by' "
                + "instead of 'foo' at column 10");
            assertRefused("order foo", 7, "Expected newest, oldest, time, subject, predicate, context or actor after "
                + "'order' instead of 'foo' at column 7");
            assertRefused("order", 1, "Expected newest, oldest, time, subject, predicate, context or actor after "
                + "'order' at column 1");
            assertRefused("order newest desc", 14, "Expected " + CLAUSE + " after 'newest' instead of 'desc' at "
                + "column 14");
        }
    }

    @Nested
    class Limits {
        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "x", "1.5", "1234567890", "01", "'5'"})
        void areWholeNumbersFromOne(String limit) {
            assertRefused("a limit " + limit, 9,
                "Expected a whole number from 1 after 'limit' instead of '" + limit + "' at column 9");
        }

        @Test
        void areOneNumber() {
            assertRefused("limit 5 6", 9, "Expected " + CLAUSE + " after '5' instead of '6' at column 9");
            assertRefused("limit", 1, "Expected a whole number from 1 after 'limit' at column 1");
        }
    }

    @Nested
    class Counting {
        @ParameterizedTest
        @EnumSource
        void isByAnyKind(Grouping by) {
            String name = by.name().toLowerCase(Locale.ROOT);

            assertThat(query("a count by " + name + " limit 3"))
                .isEqualTo(new Query.CountBy(Filter.ALL.with(Slot.SUBJECT, "a"), by, 3));
            assertThat(query("count by " + name)).isEqualTo(new Query.CountBy(Filter.ALL, by, Query.NO_LIMIT));
        }

        @Test
        void isRefusedByAnythingElse() {
            assertRefused("count by subjekt", 10, "Expected subject, predicate, context, actor or day after 'by' "
                + "instead of 'subjekt' at column 10");
            assertRefused("a count", 3, "Expected 'by' after 'count' at column 3");
            assertRefused("count day", 7, "Expected 'by' after 'count' instead of 'day' at column 7");
        }

        @Test
        void hasItsOwnOrder() {
            assertRefused("order newest count by day", 14, "'count' at column 14 does not go together with 'order'; "
                + "quote it if it is a value");
        }
    }

    @Test
    void anyWordsAreAQueryOrASyntaxError() {
        List<String> pieces = Stream.of(Keyword.values()).map(Keyword::spelling).collect(Collectors.toList());
        pieces.addAll(List.of("a", "b*", "*", "''", "'is'", "\"x y\"", "'", "\"", "\\", "by", "of", "and", "today",
            "3 days ago", "2026-11-22", "+999999-01-01T00:00Z", "9999-12-31", "0000-01-01", "attributes.a", "=", "!=",
            "!", ">5", "attributes.x<1", "attributes.'a.b'=''", "attributes..", "~x", "~", "newest", "subject", "day",
            "desc", "5", "0", "-", "\uffff", "\u3000", "\uD83D\uDE00", "\uD83D"));
        Random random = new Random(42);
        for (int i = 0; i < 50_000; i++) {
            String line = random.ints(random.nextInt(8), 0, pieces.size()).mapToObj(pieces::get)
                .collect(Collectors.joining(random.nextInt(8) == 0 ? "" : " "));
            try {
                query(line);
            } catch (CommandSyntaxException expected) {
                assertThat(expected.problem().detail("column").map(Integer::parseInt).orElse(0))
                    .as(line).isBetween(1, line.length() + 1);
            } catch (RuntimeException wrong) {
                fail(line, wrong);
            }
        }
    }
}
