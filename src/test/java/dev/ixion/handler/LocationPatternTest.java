package dev.ixion.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationPatternTest {
    @ParameterizedTest
    @CsvSource({"https://x/*, https://x/, true", "https://x/*, https://x/a/b?c=*, true",
            "https://x/*, https://x, false",
            "https://x/*/events, https://x/a/b/events, true", "https://x/*/events, https://x/events, false",
            "*.git, a.git, true", "*.git, .git, true", "*.git, a.git/, false", "a*b*c, abc, true",
            "a*b*c, aXbXbXc, true",
            "a*b*c, acb, false", "*, '', true", "**, anything, true", "'', '', true", "'', a, false", "a.c, abc, false",
            "A, a, false", "a*a, a, false"})
    void matchesTheWholeLocation(String pattern, String location, boolean expected) {
        assertThat(new LocationPattern(pattern).matches(location)).isEqualTo(expected);
    }

    @Test
    void isTheMoreSpecificTheMoreItSaysLiterally() {
        assertThat(new LocationPattern("https://x/*").specificity()).isEqualTo(10);
        assertThat(new LocationPattern("***").specificity()).isZero();
    }

    @Test
    void takesNoExponentialTime() {
        LocationPattern hostile = new LocationPattern("*a".repeat(500) + "b");

        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10),
            () -> hostile.matches("a".repeat(5000)))).isFalse();
    }
}
