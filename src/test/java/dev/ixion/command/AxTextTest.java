package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxTextTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final CommandParser parser = new CommandParser(new HandClock("2026-11-22T11:00:00Z"), ZONE);
    private final AxText text = new AxText(ZONE);

    private String rewritten(String line) {
        return text.write(parser.parseAx(line).query());
    }

    private static Query.Facts facts(Filter filter) {
        return new Query.Facts(filter, Order.NEWEST_FIRST, Query.NO_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice bob is knows of x by me", "is a", "src/* \"a b\"* *",
            "\"is\" \"\"* \"two words\"",
            "on 2026-11-22", "since 2026-11-22", "until 2026-11-22", "between 2026-11-01 and 2026-11-30",
            "since 2026-07-01T12:00+02:00", "between 2026-11-01 and 2026-11-30T10:00:30.5+01:00", "as of 2026-11-22",
            "attributes.size > 1000 and attributes.\"strange.name\".x = \"5\"", "attributes.a != true",
            "~ fix \"two words\" relea* \"go to\"*", "order oldest", "order by subject desc", "order by time",
            "count by day limit 5", "limit 5"})
    void isAsAPersonWouldWriteIt(String line) {
        String canonical = line.replace("\"\"*", "*").replace("order by time", "order oldest")
            .replace("10:00:30.5+", "10:00:30.500+");

        assertThat(rewritten(line)).isEqualTo(canonical);
        assertThat(rewritten(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"order newest,''", "from x are y b,is y b of x", "since yesterday,since 2026-11-21",
            "attributes.n=1e3 attributes.m=-0.50,attributes.n = 1000 and attributes.m = -0.5", "ax a,a"})
    void isInOneOrderWithOneSpelling(String line, String canonical) {
        assertThat(rewritten(line)).isEqualTo(canonical);
    }

    @Test
    void leavesOutWhoseFactsAreLookedAt() {
        assertThat(text.write(facts(Filter.ofExecution(new ExecutionId(5)).with(Slot.SUBJECT, "a")))).isEqualTo("a");
    }

    @Test
    void quotesWhatWouldMeanSomethingElse() {
        assertThat(Stream.of("a", "is", "a b", "a*", "*a", "~x", "x~", "attributes.x", "attributes", "a\"b", "a\\b",
            "a'\"b", "grüß").map(AxText::value)).containsExactly("a", "\"is\"", "\"a b\"", "\"a*\"", "*a", "\"~x\"",
                "x~", "\"attributes.x\"", "attributes", "'a\"b'", "'a\\b'", "'a'\\''\"b'", "grüß");
        assertThat(Stream.of("", "is", "a b", "a*", "~").map(AxText::prefix)).containsExactly("*", "is*", "\"a b\"*",
            "a**", "\"~\"*");
        assertThat(Stream.of("size", "a.b", "a b", "a=b", "").map(AxText::pathName)).containsExactly("size", "\"a.b\"",
            "\"a b\"", "\"a=b\"", "\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu"})
    void isUnderstoodAsTheSameQuery(String zone) {
        CommandParser there = new CommandParser(new HandClock("2026-11-22T11:00:00Z"), ZoneId.of(zone));
        AxText writer = new AxText(ZoneId.of(zone));
        AnyQuery any = new AnyQuery(new Random(42), ZoneId.of(zone));
        for (int i = 0; i < 5_000; i++) {
            Query query = any.query();
            String written = writer.write(query);

            assertThat(there.parseAx(written).query()).as(written).isEqualTo(query);
            assertThat(there.parse("ax " + written)).as(written).isEqualTo(new Command.Ax(query));
        }
    }

    /// Makes queries that can be said in words.
    private record AnyQuery(Random random, ZoneId zone) {
        private static final List<String> TEXTS = List.of("a", "alice", "is", "and", "as", "order", "of", "by", "~",
            "~x",
            "attributes.x", "attributes.", "ax", "a b", "it's", "\"", "'\"", "\\", "a\\\"b", "a*", "**", "* ", "5",
            "-1.5", "true", "null", "=", "!=x", "<5", "a=b", "x.y", "today", "newest", "desc", "\u3000x", "\uffff",
            "\uD83D\uDE00", "$HOME", "`", "\n");
        private static final double[] NUMBERS = {0, -0.0, 1, -1, 1.5, 1e10, 1e-7, 1e300, 9007199254740991d, 1.0 / 3};

        Query query() {
            Filter filter = filter();
            int limit = chance() ? Query.NO_LIMIT : 1 + random.nextInt(999_999_999);
            return chance()
                ? new Query.CountBy(filter, pick(Grouping.values()), limit)
                : new Query.Facts(filter, new Order(pick(Order.Column.values()), chance()), limit);
        }

        private Filter filter() {
            Filter filter = Filter.ALL.during(range());
            for (Slot slot : Slot.values()) {
                filter = filter.with(slot, some(this::term));
            }
            for (AttributeTest test : some(this::test)) {
                filter = filter.where(test);
            }
            filter = filter.withWords(some(this::word));
            return chance() ? filter : filter.asOf(time());
        }

        private Term term() {
            if (random.nextInt(4) == 0) {
                return Term.startingWith(chance() ? "" : pick(TEXTS));
            }
            return Term.exactly(Stream.generate(() -> pick(TEXTS)).filter(text -> !text.isBlank()).findFirst()
                .orElseThrow());
        }

        private AttributeTest test() {
            List<String> path = Stream.concat(Stream.of(pick(TEXTS)), some(() -> chance() ? "" : pick(TEXTS)).stream())
                .toList();
            return new AttributeTest(path, pick(Comparison.values()), value());
        }

        private Value value() {
            return switch (random.nextInt(4)) {
                case 0 -> new Value.Text(random.nextInt(8) == 0 ? "" : pick(TEXTS));
                case 1 -> new Value.Numeric(NUMBERS[random.nextInt(NUMBERS.length)]);
                case 2 -> new Value.Truth(chance());
                default -> new Value.Null();
            };
        }

        private String word() {
            String word = Stream.generate(() -> pick(TEXTS)).map(text -> text.replace("*", "").strip())
                .filter(text -> !text.isEmpty()).findFirst().orElseThrow();
            return chance() ? word : word + "*";
        }

        private TimeRange range() {
            Instant since = time();
            return switch (random.nextInt(5)) {
                case 0 -> TimeRange.ALWAYS;
                case 1 -> TimeRange.from(since);
                case 2 -> new TimeRange(Optional.empty(), Optional.of(since));
                case 3 -> {
                    LocalDate day = since.atZone(zone).toLocalDate();
                    yield TimeRange.between(day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1 + random.nextInt(2)).atStartOfDay(zone).toInstant());
                }
                default -> TimeRange.between(since, since.plusSeconds(1 + random.nextInt(10_000_000)));
            };
        }

        /// A midnight, or any moment from 1850 to 2030.
        private Instant time() {
            Instant any = Instant.ofEpochSecond(random.nextLong(-3_786_912_000L, 1_893_456_000L),
                chance() ? 0 : random.nextInt(1_000_000) * 1_000L);
            return chance() ? any : any.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }

        private <T> List<T> some(Supplier<T> one) {
            return Stream.generate(one).limit(random.nextInt(3)).toList();
        }

        private boolean chance() {
            return random.nextBoolean();
        }

        private <T> T pick(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private <T> T pick(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
