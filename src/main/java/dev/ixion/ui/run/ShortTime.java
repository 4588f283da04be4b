package dev.ixion.ui.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// A moment in the narrow column of a table, in local time.
public final class ShortTime {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private ShortTime() {}

    /// The time of a moment of today, else its day.
    public static String of(Instant moment) {
        ZonedDateTime here = moment.atZone(ZoneId.systemDefault());
        boolean today = here.toLocalDate().equals(LocalDate.now(here.getZone()));
        return (today ? TIME : DAY).format(here);
    }
}
