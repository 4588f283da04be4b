package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.Slot;
import dev.ixion.command.AxCompletion.Expectation;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// In these texts, `|` is the caret.
class AxCompletionTest {
    private static AxCompletion at(String text) {
        return AxCompletion.at(text.replace("|", ""), text.indexOf('|'));
    }

    private static List<Expectation> expected(String text) {
        return at(text).expected();
    }

    private static String offered(String text) {
        return expected(text).stream().flatMap(one -> one instanceof Expectation.OneOf(List<String> words)
            ? words.stream()
            : Stream.of("<" + one + ">")).collect(Collectors.joining(", "));
    }

    /// The text with the part that a choice replaces in brackets.
    private static String replaced(String text) {
        String plain = text.replace("|", "");
        AxCompletion completion = at(text);
        return plain.substring(0, completion.from()) + "[" + plain.substring(completion.from(), completion.to()) + "]"
            + plain.substring(completion.to());
    }

    @Test
    void atTheBeginningSubjectsAndAllClausesMayStand() {
        assertThat(expected("|").getFirst()).isEqualTo(new Expectation.Values(Slot.SUBJECT));
        assertThat(((Expectation.OneOf) expected("|").getLast()).words()).containsExactly("is", "of", "by", "since",
            "until", "on", "between", "as of", "attributes.", "~", "order", "limit", "count by");
        assertThat(at("ax |")).isEqualTo(new AxCompletion(3, 3, "", expected("|")));
    }

    @ParameterizedTest
    @CsvSource({"al|, SUBJECT, al", "alice bo|, SUBJECT, bo", "alice is kn|, PREDICATE, kn", "a are |, PREDICATE, ''",
            "a from x y|, CONTEXT, y", "a via |, ACTOR, ''", "is a by m|, ACTOR, m"})
    void inASlotItsValuesAreWanted(String text, Slot slot, String start) {
        AxCompletion completion = at(text);

        assertThat(completion.expected().getFirst()).isEqualTo(new Expectation.Values(slot));
        assertThat(completion.start()).isEqualTo(start);
    }

    @Test
    void aSlotNeedsAValueBeforeAnotherClauseMayBegin() {
        assertThat(expected("a is |")).containsExactly(new Expectation.Values(Slot.PREDICATE));
        assertThat(expected("a is x |")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "a i|; is", "a o|; of, on, order", "a a|; as of, attributes.", "a b|; by, between",
            "a is x b|; by, between",
            "a since now |; is, of, by, until, as of, attributes., ~, order, limit, count by",
            "a on today |; is, of, by, as of, attributes., ~, order, limit, count by",
            "a count by day |; is, of, by, since, until, on, between, as of, attributes., ~, limit",
            "attributes.a=1 l|; limit", "a lim| limit 5; ''", "limit 5 | by me since today;"
                + " is, of, until, as of, attributes., ~, order, count by"})
    void onlyClausesThatStillFitAreOffered(String text, String words) {
        assertThat(expected(text)).filteredOn(Expectation.OneOf.class::isInstance).hasSizeLessThanOrEqualTo(1);
        assertThat(offered(text).replaceFirst("^<[^>]*>(, )?", "")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"a since la|; last week, last month, last year",
            "since last |; week, month, year",
            "since last m|; month", "on th|; this week, this month, this year, thursday",
            "until 5 d|; days ago", "until 1 w|; week ago", "since 5 days |; ago", "on n|; ''",
            "between yes|; yesterday", "between 3 days ago a|; and", "between 3 days a|; ago",
            "between today and n|; now", "as |; of", "as of yes|; yesterday", "since 2026-11-2|; ''"})
    void timesAreOfferedInWords(String text, String words) {
        assertThat(offered(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "order |; newest, oldest, by, time, subject, predicate, context, actor", "order ne|; newest",
            "order by |; time, subject, predicate, context, actor", "order by subject d|; desc",
            "order subject a|; asc, as of, attributes.", "order newest d|; ''", "count |; by",
            "count by |; subject, predicate, context, actor, day", "count by d|; day", "limit |; ''", "limit 5|; ''",
            "a and |; ''"})
    void ordersAndCountsAreOfferedInWords(String text, String words) {
        assertThat(offered(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"attributes.|; ; ''", "a is x attributes.si|; ; si",
            "attributes.author.ma|; author; ma", "attributes.\"a.b\".\"c d|; a.b; c d",
            "attributes.a=1 and attributes.b|; ; b", "attributes.a=1 attributes.b|>5; ; b"})
    void theNameOfAnAttributeIsWanted(String text, String parents, String start) {
        AxCompletion completion = at(text);

        assertThat(completion.expected()).containsExactly(
            new Expectation.AttributeName(parents == null ? List.of() : List.of(parents)));
        assertThat(completion.start()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"attributes.size |; =, !=, <, <=, >, >=", "attributes.size >|; >=",
            "attributes.size > |; ''", "attributes.size>|; ''", "attributes.size>1|; ''", "attributes.size> |; ''",
            "attributes.a=1 an|; and", "attributes.a=1 and |; attributes.", "attributes.a=1 and at|; attributes.",
            "limit attributes.|; ''"})
    void aConditionGoesOnWithAnOperatorAndAValue(String text, String words) {
        assertThat(offered(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~|", "~ fi|", "~fi|", "a is x ~fi|", "~ |", "~ fix bu|"})
    void whatIsSearchedForIsFree(String text) {
        assertThat(expected(text)).isEmpty();
    }

    @Test
    void afterAWordThatIsSearchedForAnotherClauseMayBegin() {
        assertThat(offered("~ fix b|")).isEqualTo("by, between");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"al|; [al]", "alice bo|b is x; alice [bob] is x", "alice | is; alice [] is",
            "alice |is x; alice []is x", "a 'two wo|; a ['two wo]", "a 'two wo| is x; a ['two wo] is x",
            "a 'two wo|rds' is x; a ['two words'] is x", "a \"o'n|e\" b; a [\"o'ne\"] b", "a\\|; [a\\]",
            "since last we|; since last [we]", "attributes.si|ze>5; attributes.[size]>5",
            "attributes.au|thor.mail = x; attributes.[author].mail = x",
            "attributes.a.\"b c|; attributes.a.[\"b c]", "attributes.|; attributes.[]"})
    void theWholeWordAtTheCaretIsReplaced(String text, String marked) {
        assertThat(replaced(text)).isEqualTo(marked);
    }

    @Test
    void whatIsTypedInQuotesIsAValueOnly() {
        assertThat(expected("a 'i|")).containsExactly(new Expectation.Values(Slot.SUBJECT));
        assertThat(at("a 'two wo|").start()).isEqualTo("two wo");
        assertThat(at("a two\\ wo|").start()).isEqualTo("two wo");
        assertThat(offered("since 'la|")).isEmpty();
    }

    @Test
    void whatIsChosenIsPutInItsPlace() {
        assertThat(at("alice is kn| of x").chosen("alice is kn of x", AxText.value("knows well")))
            .isEqualTo("alice is \"knows well\" of x");
        assertThat(at("alice |is x").chosen("alice is x", "bob")).isEqualTo("alice bob is x");
    }

    @Test
    void anyTextMayBeCompletedAndWhatIsOfferedIsNeverWrongThere() {
        CommandParser parser = new CommandParser(new HandClock("2026-11-22T11:00:00Z"), ZoneId.of("Europe/Berlin"));
        List<String> pieces = Stream.concat(Stream.of(Keyword.values()).map(Keyword::spelling),
            Stream.of("a", "b*", "'x y'", "'", "\"", "\\", "by", "of", "and", "today", "3", "days", "ago",
                "attributes.a",
                "=", ">5", "attributes.x<1", "attributes.'a.b", "attributes..", "~x", "newest", "subject", "5", "s",
                "l"))
            .toList();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String query = random.ints(random.nextInt(7), 0, pieces.size()).mapToObj(pieces::get)
                .collect(Collectors.joining(random.nextInt(8) == 0 ? "" : " ")) + (random.nextBoolean() ? " " : "");
            int caret = random.nextInt(query.length() + 1);

            AxCompletion completion = AxCompletion.at(query, caret);

            assertThat(completion.from()).as(query).isBetween(0, caret);
            assertThat(completion.to()).as(query).isBetween(caret, query.length());
            for (Expectation expectation : completion.expected()) {
                if (expectation instanceof Expectation.OneOf(List<String> words)) {
                    words.forEach(word -> assertMayStand(parser, query.substring(0, completion.from()), word));
                }
            }
        }
    }

    private static void assertMayStand(CommandParser parser, String before, String word) {
        try {
            parser.parseAx(before + word);
        } catch (CommandSyntaxException unfinished) {
            String message = unfinished.problem().message();
            boolean isElsewhere = unfinished.problem().detail("column").map(Integer::parseInt).orElseThrow() <= before
                .length();
            assertThat(isElsewhere || (message.startsWith("Expected") && !message.contains("instead of")))
                .as(before + "[" + word + "]: " + message).isTrue();
        }
    }
}
