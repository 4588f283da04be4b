package dev.ixion.script.graal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.OptionalLong;

/// Times as most scripts give them, in microseconds since 1970: whole seconds, and ISO 8601 texts of the forms
/// `2026-01-31T12:00:00`, which is UTC, `…Z` and `…+01:00`. All others are left to Python, and so is the word for what is
/// no time at all.
final class PlainTime {
    private static final int LOCAL = "2026-01-31T12:00:00".length();
    private static final int UTC = LOCAL + 1;
    private static final int OFFSET = LOCAL + "+01:00".length();
    private static final long MICROS = 1_000_000;
    private static final int DAY = 24 * 60 * 60;
    private static final long YEAR_1 = LocalDate.of(1, 1, 1).toEpochDay() * DAY;
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

    private PlainTime() {}

    /// @param seconds since 1970
    /// @return empty outside of the years 1 to 9999
    static OptionalLong micros(long seconds) {
        return seconds >= YEAR_1 && seconds < YEAR_10000 ? OptionalLong.of(seconds * MICROS) : OptionalLong.empty();
    }

    /// @return empty where the text has another form or is no time
    static OptionalLong micros(String text) {
        int length = text.length();
        boolean hasOffset = length == OFFSET && isForm(text, LOCAL, "+00:00");
        boolean isUtc = length == LOCAL || (length == UTC && text.charAt(LOCAL) == 'Z');
        if (!(hasOffset || isUtc) || !isForm(text, 0, "0000-00-00T00:00:00")) {
            return OptionalLong.empty();
        }
        try {
            long seconds = LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay() * DAY
                + LocalTime.of(number(text, 11, 2), number(text, 14, 2), number(text, 17, 2)).toSecondOfDay();
            if (!hasOffset) {
                return micros(seconds);
            }
            int offset = LocalTime.of(number(text, 20, 2), number(text, 23, 2)).toSecondOfDay();
            return micros(text.charAt(LOCAL) == '-' ? seconds + offset : seconds - offset);
        } catch (DateTimeException noSuchTime) {
            return OptionalLong.empty();
        }
    }

    /// Whether a text has, from a place on, digits where a form has zeros, a sign where it has one, and else the same.
    private static boolean isForm(String text, int start, String form) {
        for (int i = 0; i < form.length(); i++) {
            char is = text.charAt(start + i);
            boolean fits = switch (form.charAt(i)) {
                case '0' -> is >= '0' && is <= '9';
                case '+' -> is == '+' || is == '-';
                default -> is == form.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
