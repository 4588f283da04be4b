package dev.ixion.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportedTimeTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T13:18:35Z", "2026-11-24T13:18:35.1Z", "2026-11-24T13:18:35.123456Z",
            "2024-02-29T23:59:59.999999999Z", "0000-01-01T00:00:00Z", "1969-12-31T23:59:59.500Z"})
    void isReadAsInstantReadsIt(String text) {
        assertThat(ExportedTime.isExported(text)).isTrue();
        assertThat(ExportedTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "2026-11-24", "2026-11-24T13:18:35", "2026-11-24T13:18:35.Z",
            "2026-11-24T13:18:35+01:00", "2026-11-24 13:18:35Z", "+12026-11-24T13:18:35Z",
            "2026-11-24T13:18:35.1234567890Z", "٢٠٢٦-11-24T13:18:35Z"})
    void takesNoOtherForm(String text) {
        assertThat(ExportedTime.isExported(text)).isFalse();
    }

    @Test
    void aDayThatIsInNoCalendarIsRefused() {
        assertThatThrownBy(() -> ExportedTime.parse("2026-02-30T00:00:00Z")).isInstanceOf(DateTimeException.class);
    }
}
