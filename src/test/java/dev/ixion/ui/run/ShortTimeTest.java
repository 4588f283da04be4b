package dev.ixion.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ShortTimeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 5);

    @Test
    void theFartherAwayAMomentIsTheCoarserItIsTold() {
        assertThat(ShortTime.of(ZonedDateTime.parse("2026-11-05T07:08:09Z"), TODAY)).isEqualTo("07:08:09");
        assertThat(ShortTime.of(ZonedDateTime.parse("2026-11-04T23:59:59Z"), TODAY)).isEqualTo("4 Nov 23:59");
        assertThat(ShortTime.of(ZonedDateTime.parse("2025-11-05T07:08:09Z"), TODAY)).isEqualTo("2025-11-05");
        assertThat(ShortTime.of(ZonedDateTime.parse("2027-01-01T07:08:09Z"), TODAY)).isEqualTo("2027-01-01");
    }
}
