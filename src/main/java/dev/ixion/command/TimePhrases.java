package dev.ixion.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words for times that are offered while one is typed.
final class TimePhrases {
    private static final List<String> DAYS = List.of("today", "yesterday", "this week", "this month", "this year",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> MOMENTS = List.of("now", "last week", "last month", "last year", "1 hour ago",
        "3 days ago");
    private static final List<String> UNITS = List.of("second", "minute", "hour", "day", "week", "month", "year");

    /// Tells a time from what is none, whenever it may be.
    static final TimeWords ANY_CLOCK = new TimeWords(Instant.EPOCH, ZoneOffset.UTC);

    private TimePhrases() {}

    static boolean isTime(List<Word> phrase) {
        return ANY_CLOCK.parse(phrase.stream().map(Word::text).collect(Collectors.joining(" "))).isPresent();
    }

    /// What may follow the words of a time that are typed already.
    ///
    /// @param lasting whether a moment would not do
    static Stream<String> following(List<Word> begun, boolean lasting) {
        String typed = begun.stream().map(word -> word.text().toLowerCase(Locale.ROOT) + " ")
            .collect(Collectors.joining());
        Stream<String> all = lasting ? DAYS.stream() : Stream.of(DAYS, MOMENTS, counted(begun)).flatMap(List::stream);
        return all.filter(phrase -> phrase.startsWith(typed)).map(phrase -> phrase.substring(typed.length()))
            .distinct();
    }

    private static List<String> counted(List<Word> begun) {
        if (begun.isEmpty() || !begun.getFirst().text().matches("[0-9]{1,6}")) {
            return List.of();
        }
        String number = begun.getFirst().text();
        String plural = number.equals("1") ? "" : "s";
        return UNITS.stream().map(unit -> number + " " + unit + plural + " ago").toList();
    }
}
