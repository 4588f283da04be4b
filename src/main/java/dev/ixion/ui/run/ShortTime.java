package dev.ixion.ui.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A moment in the narrow column of a table, in local time.
public final class ShortTime {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter OF_YEAR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private ShortTime() {}

    /// The time of a moment of today, day and time of one of this year, else its day.
    public static String of(Instant moment) {
        return of(moment.atZone(ZoneId.systemDefault()), LocalDate.now(ZoneId.systemDefault()));
    }

    static String of(ZonedDateTime moment, LocalDate today) {
        LocalDate day = moment.toLocalDate();
        if (day.equals(today)) {
            return TIME.format(moment);
        }
        return (day.getYear() == today.getYear() ? OF_YEAR : DAY).format(moment);
    }
}
