package dev.ixion.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static Schedule cron(String value) {
        return Schedule.parse(List.of("cron", value));
    }

    @Test
    void withoutWordsIsOnce() {
        Schedule once = Schedule.parse(List.of());

        assertThat(once).isEqualTo(new Schedule.Once());
        assertThat(once.repeats()).isFalse();
        assertThat(once.next(NOW, BERLIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1s, 1", "30s, 30", "5m, 300", "2h, 7200", "1d, 86400", "366d, 31622400", "090s, 90"})
    void everyIsAPeriod(String words, long seconds) {
        Schedule every = Schedule.parse(List.of("every", words));

        assertThat(every).isEqualTo(new Schedule.Every(Duration.ofSeconds(seconds)));
        assertThat(every.repeats()).isTrue();
        assertThat(every.next(NOW, BERLIN)).contains(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "30", "s", "-5m", "1.5h", "5M", "1w", "367d", "8785h", "31622401s", "999999999s",
            "5m ", "5 m"})
    void everyIsNoOtherPeriod(String words) {
        assertThatThrownBy(() -> Schedule.parse(List.of("every", words)))
            .isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail("every")).contains(words))
            .hasMessage("'" + words + "' is no period: use 30s, 5m, 2h or 1d, up to 366 days");
    }

    @Test
    void cronIsInTheLocalTimeZoneUnlessOneIsGiven() {
        assertThat(cron("0 6 * * *").next(NOW, BERLIN)).contains(Instant.parse("2026-11-23T05:00:00Z"));
        assertThat(cron("0 6 * * * Asia/Tokyo").next(NOW, BERLIN)).contains(Instant.parse("2026-11-22T21:00:00Z"));
        assertThat(cron(" 0 6  * * *\tUTC ").next(NOW, BERLIN)).contains(Instant.parse("2026-11-23T06:00:00Z"));
    }

    @Test
    void cronTakesAStepBehindADaysNameForNoTimeZone() {
        assertThat(cron("0 6 * * mon/2"))
            .isEqualTo(new Schedule.Cron(new CronExpression("0 6 * * mon/2"), Optional.empty()));
    }

    @Test
    void cronSaysWhichTimeZoneThereIsNot() {
        assertThatThrownBy(() -> cron("0 6 * * * Europe/Atlantis"))
            .isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail("zone")).contains("Europe/Atlantis"))
            .hasMessage("'Europe/Atlantis' is no time zone; use for example Europe/Berlin");
        assertThatThrownBy(() -> cron("0 6 * * UTC")).isInstanceOf(ProblemException.class)
            .hasMessage("'0 6 * * UTC' is no cron schedule: 'utc' cannot be understood");
        assertThatThrownBy(() -> cron("0 0 6 * * 1-5")).isInstanceOf(ProblemException.class)
            .hasMessageEndingWith("it needs five fields (minute hour day-of-month month day-of-week), not 6");
    }

    @ParameterizedTest
    @CsvSource({"every 90s, every 90s", "every 60s, every 1m", "every 24h, every 1d", "every 36h, every 36h",
            "cron 0 6 * * 1-5, cron \"0 6 * * 1-5\"", "cron 0 6 * * *  UTC, cron \"0 6 * * * UTC\""})
    void isWrittenInWordsThatAreUnderstoodAgain(String typed, String words) {
        int space = typed.indexOf(' ');
        Schedule schedule = Schedule.parse(List.of(typed.substring(0, space), typed.substring(space + 1)));

        assertThat(schedule.words()).isEqualTo(words);
        assertThat(Schedule.ofWords(words)).isEqualTo(schedule);
    }

    @Test
    void onceHasNoWords() {
        assertThat(new Schedule.Once().words()).isEmpty();
        assertThat(Schedule.ofWords("")).isEqualTo(new Schedule.Once());
    }
}
