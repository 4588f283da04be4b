package dev.ixion.command;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Times in words: ISO 8601, `now`, `today`, `monday`, `last week`, `3 days ago`.
final class TimeWords {
    private static final Pattern AGO = Pattern
        .compile("([0-9]{1,6}) (second|minute|hour|day|week|month|year)s? ago");

    /// An offset without a colon, as git writes it.
    private static final Pattern BASIC_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");
    private static final String LAST = "last ";
    private static final int DATE_LENGTH = 10;
    private static final int LATEST_YEAR = 9999;

    private final ZonedDateTime now;
    private final LocalDate today;

    /// @param now what `now` means
    /// @param zone where a time without one is, and whose days are meant
    TimeWords(Instant now, ZoneId zone) {
        this.now = now.atZone(zone);
        this.today = this.now.toLocalDate();
    }

    /// Empty if the phrase is no time.
    Optional<Stretch> parse(String phrase) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        return common(lower).or(() -> ago(lower)).or(() -> weekday(lower)).or(() -> iso(phrase))
            .filter(this::isWithinReach);
    }

    private Optional<Stretch> common(String phrase) {
        return Optional.ofNullable(switch (phrase) {
            case "now" -> moment(now);
            case "today" -> day(today);
            case "yesterday" -> day(today.minusDays(1));
            case "this week" -> days(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), Period.ofWeeks(1));
            case "this month" -> days(today.withDayOfMonth(1), Period.ofMonths(1));
            case "this year" -> days(today.withDayOfYear(1), Period.ofYears(1));
            case "last week" -> moment(now.minusWeeks(1));
            case "last month" -> moment(now.minusMonths(1));
            case "last year" -> moment(now.minusYears(1));
            default -> null;
        });
    }

    private static Stretch moment(ZonedDateTime time) {
        return Stretch.moment(time.toInstant());
    }

    private Stretch day(LocalDate day) {
        return days(day, Period.ofDays(1));
    }

    private Stretch days(LocalDate first, Period length) {
        ZoneId zone = now.getZone();
        return new Stretch(first.atStartOfDay(zone).toInstant(), first.plus(length).atStartOfDay(zone).toInstant());
    }

    private Optional<Stretch> ago(String phrase) {
        Matcher match = AGO.matcher(phrase);
        if (!match.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(match.group(1));
        return Optional.of(moment(switch (match.group(2)) {
            case "second" -> now.minus(Duration.ofSeconds(count));
            case "minute" -> now.minus(Duration.ofMinutes(count));
            case "hour" -> now.minus(Duration.ofHours(count));
            case "day" -> now.minusDays(count);
            case "week" -> now.minusWeeks(count);
            case "month" -> now.minus(Period.ofMonths(count));
            default -> now.minus(Period.ofYears(count));
        }));
    }

    /// `monday` is the latest one up to today, `last monday` the latest one before today.
    private Optional<Stretch> weekday(String phrase) {
        boolean before = phrase.startsWith(LAST);
        String name = before ? phrase.substring(LAST.length()) : phrase;
        return Stream.of(DayOfWeek.values()).filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
            .map(day -> before ? TemporalAdjusters.previous(day) : TemporalAdjusters.previousOrSame(day))
            .map(adjuster -> day(today.with(adjuster))).findFirst();
    }

    private Optional<Stretch> iso(String phrase) {
        try {
            if (phrase.length() == DATE_LENGTH) {
                return Optional.of(day(LocalDate.parse(phrase)));
            }
            String time = phrase.replace(' ', 'T');
            boolean hasZone = time.endsWith("Z") || time.matches(".*T.*[+-]\\d\\d(:?\\d\\d){0,2}");
            return Optional.of(Stretch.moment(hasZone
                ? OffsetDateTime.parse(BASIC_OFFSET.matcher(time).replaceFirst("$1:$2")).toInstant()
                : LocalDateTime.parse(time).atZone(now.getZone()).toInstant()));
        } catch (DateTimeParseException notIso) {
            return Optional.empty();
        }
    }

    /// The store counts microseconds, so not every time that Java knows can be asked for.
    private boolean isWithinReach(Stretch stretch) {
        int year = stretch.start().atZone(now.getZone()).getYear();
        return year >= 0 && year <= LATEST_YEAR;
    }
}
