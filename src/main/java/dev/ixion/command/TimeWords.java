package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A time in words: ISO 8601, `now`, `today`, `yesterday`, `last week`, `3 days ago`.
final class TimeWords {
    private static final Pattern AGO = Pattern
        .compile("([0-9]{1,6}) (second|minute|hour|day|week|month|year)s? ago");

    /// An offset without a colon, as git writes it.
    private static final Pattern BASIC_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");

    private TimeWords() {}

    /// @param zone where a time without one is
    /// @throws CommandSyntaxException if the words are no time
    static Instant parse(List<Word> words, Instant now, ZoneId zone) {
        String phrase = words.stream().map(Word::text).collect(Collectors.joining(" "));
        ZonedDateTime here = now.atZone(zone);
        return switch (phrase.toLowerCase(Locale.ROOT)) {
            case "now" -> now;
            case "today" -> startOf(here.toLocalDate(), zone);
            case "yesterday" -> startOf(here.toLocalDate().minusDays(1), zone);
            case "last week" -> here.minusWeeks(1).toInstant();
            case "last month" -> here.minusMonths(1).toInstant();
            case "last year" -> here.minusYears(1).toInstant();
            default -> ago(phrase, here).or(() -> iso(phrase, zone)).orElseThrow(() -> {
                int column = words.getFirst().column();
                return new CommandSyntaxException(text("command.bad-time", phrase, column), column);
            });
        };
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Optional<Instant> ago(String phrase, ZonedDateTime now) {
        Matcher match = AGO.matcher(phrase.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(match.group(1));
        return Optional.of((switch (match.group(2)) {
            case "second" -> now.minus(Duration.ofSeconds(count));
            case "minute" -> now.minus(Duration.ofMinutes(count));
            case "hour" -> now.minus(Duration.ofHours(count));
            case "day" -> now.minusDays(count);
            case "week" -> now.minusWeeks(count);
            case "month" -> now.minus(Period.ofMonths(count));
            default -> now.minus(Period.ofYears(count));
        }).toInstant());
    }

    private static Optional<Instant> iso(String phrase, ZoneId zone) {
        try {
            if (phrase.length() == 10) {
                return Optional.of(startOf(LocalDate.parse(phrase), zone));
            }
            String time = phrase.replace(' ', 'T');
            boolean hasZone = time.endsWith("Z") || time.matches(".*T.*[+-]\\d\\d(:?\\d\\d)?");
            return Optional.of(hasZone
                ? OffsetDateTime.parse(BASIC_OFFSET.matcher(time).replaceFirst("$1:$2")).toInstant()
                : LocalDateTime.parse(time).atZone(zone).toInstant());
        } catch (DateTimeParseException notIso) {
            return Optional.empty();
        }
    }
}
