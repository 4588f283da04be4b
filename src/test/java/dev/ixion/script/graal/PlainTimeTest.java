package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading plain times, next to the way that Java reads them.
class PlainTimeTest {
    @Test
    void readsWhatJavaReads() {
        Random random = new Random(25);
        for (int i = 0; i < 10_000; i++) {
            LocalDateTime local = LocalDateTime.of(1 + random.nextInt(9999), 1 + random.nextInt(12),
                1 + random.nextInt(28), random.nextInt(24), random.nextInt(60), random.nextInt(60));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(36 * 60) - 18 * 60) * 60);
            String date = "%04d-%02d-%02dT%02d:%02d:%02d".formatted(local.getYear(), local.getMonthValue(),
                local.getDayOfMonth(), local.getHour(), local.getMinute(), local.getSecond());
            assertThat(PlainTime.micros(date)).hasValue(local.toEpochSecond(ZoneOffset.UTC) * 1_000_000);
            assertThat(PlainTime.micros(date + "Z")).hasValue(local.toEpochSecond(ZoneOffset.UTC) * 1_000_000);
            String whole = offset.equals(ZoneOffset.UTC) ? date + "+00:00" : date + offset.getId();
            long seconds = OffsetDateTime.parse(whole).toEpochSecond();
            boolean isInYears = seconds >= LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC)
                && seconds < LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
            assertThat(PlainTime.micros(whole))
                .isEqualTo(isInYears ? OptionalLong.of(seconds * 1_000_000) : OptionalLong.empty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-01-31", "2026-01-31T12:00", "2026-01-31 12:00:00", "2026-02-29T12:00:00",
            "2026-13-01T12:00:00", "2026-01-31T24:00:00", "2026-01-31T12:60:00", "2026-01-31T12:00:60",
            "2026-01-31T12:00:00z", "2026-01-31T12:00:00+0100", "2026-01-31T12:00:00+01:60",
            "2026-01-31T12:00:00+24:00",
            "2026-01-31T12:00:00.5", "2026-01-31T12:00:00 01:00", "0000-01-01T00:00:00", "-026-01-31T12:00:00",
            "２０２６-01-31T12:00:00", "2026-01-31T12:00:00+01:0x"})
    void leavesEverythingElse(String text) {
        assertThat(PlainTime.micros(text)).isEmpty();
    }

    @Test
    void secondsHaveTheYearsOfPython() {
        assertThat(PlainTime.micros(1)).hasValue(1_000_000);
        assertThat(PlainTime.micros(-62_135_596_800L)).hasValue(-62_135_596_800_000_000L);
        assertThat(PlainTime.micros(-62_135_596_801L)).isEmpty();
        assertThat(PlainTime.micros(253_402_300_799L)).hasValue(253_402_300_799_000_000L);
        assertThat(PlainTime.micros(253_402_300_800L)).isEmpty();
    }
}
