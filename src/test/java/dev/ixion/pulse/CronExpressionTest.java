package dev.ixion.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ProblemException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 2026-11-22 is a Sunday.
class CronExpressionTest {
    private static ZonedDateTime next(String expression, ZonedDateTime after) {
        return new CronExpression(expression).next(after);
    }

    private static ZonedDateTime berlin(String time) {
        return ZonedDateTime.parse(time + "[Europe/Berlin]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "* * * * *           | 2026-11-22T10:00 | 2026-11-22T10:01",
            "0 * * * *           | 2026-11-22T10:00 | 2026-11-22T11:00",
            "59 23 31 12 *       | 2026-11-22T10:00 | 2026-12-31T23:59",
            "59 23 31 12 *       | 2026-12-31T23:59 | 2027-12-31T23:59",
            "*/15 * * * *        | 2026-11-22T10:16 | 2026-11-22T10:30",
            "*/40 * * * *        | 2026-11-22T10:41 | 2026-11-22T11:00",
            "5/20 * * * *        | 2026-11-22T10:26 | 2026-11-22T10:45",
            "10-20/5 * * * *     | 2026-11-22T10:15 | 2026-11-22T10:20",
            "10-20/5 * * * *     | 2026-11-22T10:20 | 2026-11-22T11:10",
            "1,2,30-31 * * * *   | 2026-11-22T10:02 | 2026-11-22T10:30",
            "0 6 * * 1-5         | 2026-11-22T10:00 | 2026-11-23T06:00",
            "0 6 * * mon-fri     | 2026-11-27T06:00 | 2026-11-30T06:00",
            "0 6 * * MON,wed     | 2026-11-23T06:00 | 2026-11-25T06:00",
            "0 6 * * mon/2       | 2026-11-23T06:00 | 2026-11-25T06:00",
            "0 0 * * 0           | 2026-11-22T10:00 | 2026-11-29T00:00",
            "0 0 * * 7           | 2026-11-22T10:00 | 2026-11-29T00:00",
            "0 0 * * sun         | 2026-11-22T10:00 | 2026-11-29T00:00",
            "0 0 * * 5-7         | 2026-11-28T10:00 | 2026-11-29T00:00",
            "0 0 1 jan *         | 2026-11-22T10:00 | 2027-01-01T00:00",
            "0 0 1 JAN-mar/2 *   | 2027-01-01T00:00 | 2027-03-01T00:00",
            "0 0 31 * *          | 2026-11-22T10:00 | 2026-12-31T00:00",
            "0 0 31 * *          | 2027-01-31T00:00 | 2027-03-31T00:00",
            "0 0 13 * fri        | 2026-11-22T10:00 | 2026-11-27T00:00",
            "0 0 13 * fri        | 2026-12-11T00:00 | 2026-12-13T00:00",
            "0 0 */2 * fri       | 2026-11-22T10:00 | 2026-11-27T00:00",
            "0 0 1 * */2         | 2026-11-22T10:00 | 2026-12-01T00:00",
            "0 0 29 2 *          | 2026-11-22T10:00 | 2028-02-29T00:00",
            "0 0 29 2 *          | 2096-02-29T00:00 | 2104-02-29T00:00",
            "0 0 29 2 */7        | 2026-11-22T10:00 | 2032-02-29T00:00",
            "0 0 29 2 */7        | 2032-02-29T00:00 | 2060-02-29T00:00"})
    void givesTheNextTime(String expression, LocalDateTime after, LocalDateTime expected) {
        ZoneId utc = ZoneId.of("UTC");

        assertThat(next(expression, after.atZone(utc))).isEqualTo(expected.atZone(utc));
    }

    @Test
    void looksOnlyAfterTheMomentThatIsGiven() {
        assertThat(next("30 10 * * *", ZonedDateTime.parse("2026-11-22T10:29:59.999999999Z")))
            .isEqualTo(ZonedDateTime.parse("2026-11-22T10:30Z"));
        assertThat(next("30 10 * * *", ZonedDateTime.parse("2026-11-22T10:30Z")))
            .isEqualTo(ZonedDateTime.parse("2026-11-23T10:30Z"));
        assertThat(next("30 10 * * *", ZonedDateTime.parse("2026-11-22T10:30:00.000000001Z")))
            .isEqualTo(ZonedDateTime.parse("2026-11-23T10:30Z"));
    }

    @Test
    void runsASkippedTimeAtTheFirstMomentAfterTheGap() {
        ZonedDateTime afterGap = berlin("2026-03-29T03:00+02:00");

        assertThat(next("30 2 * * *", berlin("2026-03-29T01:30+01:00"))).isEqualTo(afterGap);
        assertThat(next("0 2 * * *", berlin("2026-03-29T01:30+01:00"))).isEqualTo(afterGap);
        assertThat(next("30 2 * * *", afterGap)).isEqualTo(berlin("2026-03-30T02:30+02:00"));
    }

    @Test
    void runsOnceWhereSeveralSkippedTimesComeToOneMoment() {
        ZonedDateTime afterGap = berlin("2026-03-29T03:00+02:00");

        assertThat(next("*/20 2 * * *", berlin("2026-03-28T23:00+01:00"))).isEqualTo(afterGap);
        assertThat(next("*/20 2 * * *", afterGap)).isEqualTo(berlin("2026-03-30T02:00+02:00"));
        assertThat(next("*/20 * * * *", berlin("2026-03-29T01:40+01:00"))).isEqualTo(afterGap);
        assertThat(next("*/20 * * * *", afterGap)).isEqualTo(berlin("2026-03-29T03:20+02:00"));
    }

    @Test
    void runsATimeThatComesTwiceOnceTheFirstTime() {
        ZonedDateTime first = berlin("2026-10-25T02:30+02:00");

        assertThat(next("30 2 * * *", berlin("2026-10-25T01:00+02:00"))).isEqualTo(first);
        assertThat(next("30 2 * * *", first)).isEqualTo(berlin("2026-10-26T02:30+01:00"));
        assertThat(next("30 2 * * *", berlin("2026-10-25T02:10+01:00"))).isEqualTo(berlin("2026-10-26T02:30+01:00"));
    }

    @Test
    void goesOnAfterTheHourThatComesTwice() {
        assertThat(next("59 * * * *", berlin("2026-10-25T02:59+02:00"))).isEqualTo(berlin("2026-10-25T03:59+01:00"));
        assertThat(next("*/30 * * * *", berlin("2026-10-25T02:15+01:00")))
            .isEqualTo(berlin("2026-10-25T03:00+01:00"));
    }

    @Test
    void keepsMidnightWhereTheClockIsSetThen() {
        ZoneId beirut = ZoneId.of("Asia/Beirut");
        ZonedDateTime evening = LocalDateTime.parse("2026-03-28T23:00").atZone(beirut);

        assertThat(next("0 0 * * *", evening)).isEqualTo(LocalDateTime.parse("2026-03-29T01:00").atZone(beirut));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``              | it needs five fields (minute hour day-of-month month day-of-week), not 1",
            "* * * *         | it needs five fields (minute hour day-of-month month day-of-week), not 4",
            "* * * * * *     | it needs five fields (minute hour day-of-month month day-of-week), not 6",
            "60 * * * *      | 60 is not between 0 and 59", "* 24 * * *      | 24 is not between 0 and 23",
            "* * 0 * *       | 0 is not between 1 and 31", "* * 32 * *      | 32 is not between 1 and 31",
            "* * * 13 *      | 13 is not between 1 and 12", "* * * * 8       | 8 is not between 0 and 7",
            "*/0 * * * *     | 0 is not between 1 and 59", "x * * * *       | 'x' cannot be understood",
            "-1 * * * *      | '' cannot be understood", "1- * * * *      | '' cannot be understood",
            "1,,2 * * * *    | '' cannot be understood", "5-1 * * * *     | '5-1' cannot be understood",
            "1-2-3 * * * *   | '1-2-3' cannot be understood", "1/2/3 * * * *   | '1/2/3' cannot be understood",
            "*/x * * * *     | 'x' cannot be understood", "*-5 * * * *     | '*' cannot be understood",
            "* * * mon *     | 'mon' cannot be understood", "* * * * jan     | 'jan' cannot be understood",
            "@daily          | it needs five fields (minute hour day-of-month month day-of-week), not 1",
            "0 0 30 2 *      | that day never comes", "0 0 31 2,4,6 *  | that day never comes"})
    void saysWhatIsWrong(String expression, String reason) {
        assertThatThrownBy(() -> new CronExpression(expression))
            .isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail("cron")).contains(expression))
            .hasMessage("'" + expression + "' is no cron schedule: " + reason);
    }

    @Test
    void findsOutQuicklyThatADayNeverComes() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThatThrownBy(
            () -> new CronExpression("0 0 31 9 *")).isInstanceOf(ProblemException.class));
    }

    @Test
    void isEqualHoweverItIsSpaced() {
        assertThat(new CronExpression(" 0  6 *\t* 1-5 ")).isEqualTo(new CronExpression("0 6 * * 1-5"))
            .hasToString("0 6 * * 1-5").hasSameHashCodeAs(new CronExpression("0 6 * * 1-5"));
        assertThat(new CronExpression("0 6 * * 1-5")).isNotEqualTo(new CronExpression("0 7 * * 1-5"));
    }
}
