package dev.ixion.pulse;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a job is due.
public sealed interface Schedule {
    /// Once, as soon as possible.
    record Once() implements Schedule {
        @Override
        public String words() {
            return "";
        }

        @Override
        public Optional<Instant> next(Instant after, ZoneId local) {
            return Optional.empty();
        }
    }

    /// Again and again, a fixed time apart.
    ///
    /// @param period from 1 second to 366 days
    record Every(Duration period) implements Schedule {
        private static final Duration LONGEST = Duration.ofDays(366);

        @Override
        public String words() {
            long seconds = period.toSeconds();
            for (Unit unit : Unit.LARGEST_FIRST) {
                if (seconds % unit.seconds() == 0) {
                    return "every " + seconds / unit.seconds() + unit.letter();
                }
            }
            throw new IllegalStateException("a period has whole seconds");
        }

        @Override
        public Optional<Instant> next(Instant after, ZoneId local) {
            return Optional.of(after.plus(period));
        }
    }

    /// At the minutes that a cron expression names.
    ///
    /// @param zone the time zone that was given with it; empty for the machine's own
    record Cron(CronExpression expression, Optional<ZoneId> zone) implements Schedule {
        @Override
        public String words() {
            return "cron \"" + expression + zone.map(z -> " " + z).orElse("") + "\"";
        }

        @Override
        public Optional<Instant> next(Instant after, ZoneId local) {
            return Optional.of(expression.next(after.atZone(zone.orElse(local))).toInstant());
        }
    }

    /// The words that [#parse] understands; empty for [Once].
    String words();

    /// The first due time after a moment; empty if there is none.
    Optional<Instant> next(Instant after, ZoneId local);

    default boolean repeats() {
        return !(this instanceof Once);
    }

    /// Understands the words at the end of a command: none, `every 30s`, or `cron "0 6 * * 1-5"` with an optional time
    /// zone as the sixth field.
    ///
    /// @throws ProblemException if the words are no schedule
    static Schedule parse(List<String> words) {
        if (words.isEmpty()) {
            return new Once();
        }
        String value = words.getLast();
        return words.getFirst().equals("every") ? every(value) : cron(value);
    }

    /// What [#words] wrote.
    static Schedule ofWords(String words) {
        int space = words.indexOf(' ');
        return space < 0 ? new Once() : parse(List.of(words.substring(0, space), unquoted(words.substring(space + 1))));
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }

    private static Every every(String value) {
        Matcher parts = Unit.PERIOD.matcher(value);
        if (!parts.matches()) {
            throw bad(value);
        }
        long count = Long.parseLong(parts.group(1));
        Unit unit = Unit.of(parts.group(2).charAt(0));
        Duration period = Duration.ofSeconds(count * unit.seconds());
        if (period.isZero() || period.compareTo(Every.LONGEST) > 0) {
            throw bad(value);
        }
        return new Every(period);
    }

    private static ProblemException bad(String value) {
        return new ProblemException(Problem.of(text("schedule.bad-period", value), Problem.detail("every", value)));
    }

    private static Cron cron(String value) {
        List<String> fields = List.of(value.strip().split("\\s+"));
        if (fields.size() == 6 && fields.getLast().matches("[A-Za-z].*")) {
            String last = fields.getLast();
            try {
                return new Cron(new CronExpression(String.join(" ", fields.subList(0, 5))),
                    Optional.of(ZoneId.of(last)));
            } catch (DateTimeException noZone) {
                throw new ProblemException(
                    Problem.of(text("schedule.bad-zone", last), Problem.detail("zone", last)), noZone);
            }
        }
        return new Cron(new CronExpression(value), Optional.empty());
    }

    /// A unit of a period.
    record Unit(char letter, long seconds) {
        private static final Pattern PERIOD = Pattern.compile("([0-9]{1,8})([smhd])");
        private static final List<Unit> LARGEST_FIRST = List.of(new Unit('d', 86_400), new Unit('h', 3_600),
            new Unit('m', 60), new Unit('s', 1));

        private static Unit of(char letter) {
            return LARGEST_FIRST.stream().filter(unit -> unit.letter == letter).findFirst().orElseThrow();
        }
    }
}
