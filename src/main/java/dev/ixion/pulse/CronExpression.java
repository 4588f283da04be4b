package dev.ixion.pulse;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A cron expression of five fields: minute, hour, day of month, month, day of week. Each field is `*`, a number, a name
/// (`jan`, `mon`), a range, a list of these, or any of them with a step (`*/15`). Where both day fields are restricted,
/// either may match, as in Vixie cron and POSIX.
///
/// A time that the clock skips in spring runs at the first moment after the gap; one that comes twice in autumn runs
/// once, the first time.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html">POSIX crontab</a>
public final class CronExpression {
    /// The calendar repeats after 400 years: a day that does not come in them never comes.
    private static final int YEARS_AHEAD = 400;
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
        "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final String source;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet daysOfMonth;
    private final BitSet months;
    private final BitSet daysOfWeek;
    private final boolean eitherDay;

    /// @throws ProblemException if it is no such expression, or names a day that never comes
    public CronExpression(String expression) {
        this.source = expression.strip().replaceAll("\\s+", " ");
        String[] fields = source.toLowerCase(Locale.ROOT).split(" ", -1);
        if (fields.length != 5) {
            throw problem(text("cron.fields", fields.length));
        }
        this.minutes = field(fields[0], 0, 59, List.of(), 0);
        this.hours = field(fields[1], 0, 23, List.of(), 0);
        this.daysOfMonth = field(fields[2], 1, 31, List.of(), 0);
        this.months = field(fields[3], 1, 12, MONTHS, 1);
        this.daysOfWeek = field(fields[4], 0, 7, DAYS, 0);
        if (daysOfWeek.get(7)) {
            daysOfWeek.set(0);
        }
        this.eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        if (nextDay(LocalDate.of(2000, 1, 1)).isEmpty()) {
            throw problem(text("cron.never"));
        }
    }

    /// The first matching minute after a moment, in that moment's time zone.
    public ZonedDateTime next(ZonedDateTime after) {
        LocalDateTime from = after.toLocalDateTime().withSecond(0).withNano(0).plusMinutes(1);
        LocalDate day = from.toLocalDate();
        LocalTime earliest = from.toLocalTime();
        while (true) {
            LocalDate match = nextDay(day).orElseThrow();
            Optional<LocalTime> time = nextTime(match.equals(from.toLocalDate()) ? earliest : LocalTime.MIN);
            if (time.isPresent()) {
                ZonedDateTime next = onClock(match.atTime(time.get()), after.getZone());
                if (next.isAfter(after)) {
                    return next;
                }
                earliest = time.get().plusMinutes(1);
                if (earliest.equals(LocalTime.MIDNIGHT)) {
                    day = match.plusDays(1);
                    from = day.atStartOfDay();
                }
            } else {
                day = match.plusDays(1);
                from = day.atStartOfDay();
                earliest = LocalTime.MIN;
            }
        }
    }

    private static ZonedDateTime onClock(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
            ? change.getInstant().atZone(zone)
            : time.atZone(zone).withEarlierOffsetAtOverlap();
    }

    private Optional<LocalDate> nextDay(LocalDate from) {
        LocalDate end = from.plusYears(YEARS_AHEAD);
        for (LocalDate day = from; day.isBefore(end); day = day.plusDays(1)) {
            if (matches(day)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private boolean matches(LocalDate day) {
        boolean inMonth = daysOfMonth.get(day.getDayOfMonth());
        boolean inWeek = daysOfWeek.get(day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : day.getDayOfWeek().getValue());
        return months.get(day.getMonthValue()) && (eitherDay ? inMonth || inWeek : inMonth && inWeek);
    }

    private Optional<LocalTime> nextTime(LocalTime from) {
        for (int hour = hours.nextSetBit(from.getHour()); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            int minute = minutes.nextSetBit(hour == from.getHour() ? from.getMinute() : 0);
            if (minute >= 0) {
                return Optional.of(LocalTime.of(hour, minute));
            }
        }
        return Optional.empty();
    }

    private BitSet field(String field, int least, int most, List<String> names, int firstName) {
        BitSet values = new BitSet();
        for (String part : field.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            String[] range = stepped[0].equals("*")
                ? new String[]{Integer.toString(least), Integer.toString(most)}
                : stepped[0].split("-", -1);
            if (stepped.length > 2 || range.length > 2) {
                throw problem(text("cron.part", part));
            }
            int from = value(range[0], least, most, names, firstName);
            int to = range.length == 2
                ? value(range[1], least, most, names, firstName)
                : stepped.length == 2 ? most : from;
            int step = stepped.length == 2 ? value(stepped[1], 1, most, List.of(), 0) : 1;
            if (from > to) {
                throw problem(text("cron.part", part));
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private int value(String word, int least, int most, List<String> names, int firstName) {
        int named = names.indexOf(word);
        if (named >= 0) {
            return named + firstName;
        }
        if (!word.matches("[0-9]{1,2}")) {
            throw problem(text("cron.part", word));
        }
        int value = Integer.parseInt(word);
        if (value < least || value > most) {
            throw problem(text("cron.range", value, least, most));
        }
        return value;
    }

    private ProblemException problem(String reason) {
        return new ProblemException(Problem.of(text("cron.bad", source, reason), Problem.detail("cron", source)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
