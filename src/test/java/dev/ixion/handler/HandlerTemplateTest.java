package dev.ixion.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.command.TypeName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandlerTemplateTest {
    private final String code = HandlerTemplate.of(new TypeName("weather-report"));

    @Test
    void namesTheTypeAndLeavesNoPlaceOpen() {
        assertThat(code).contains("ix weather-report ").doesNotContain("{type}");
    }

    @Test
    void writesNothingUntilItIsEdited() {
        assertThat(code.lines()).anyMatch(line -> line.contains("attest("))
            .filteredOn(line -> line.contains("attest(")).allMatch(line -> line.strip().startsWith("#"));
    }

    @Test
    void hasAHeaderThatCanBeRead() {
        HandlerHeader header = HandlerHeader.parse(code);

        assertThat(header.description()).isEqualTo("What weather-report brings in");
        assertThat(header.limits().timeout()).contains(Duration.ofSeconds(30));
    }
}
