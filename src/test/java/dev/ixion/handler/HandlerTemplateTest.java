package dev.ixion.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.command.TypeName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerTemplateTest {
    private static String code(String... input) {
        return HandlerTemplate.of(new TypeName("weather-report"), List.of(input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/", "stations.csv", "notes.txt"})
    void namesTheTypeAndWritesNothingUntilItIsEdited(String input) {
        assertThat(code(input)).contains("ix weather-report ").doesNotContain("{type}");
        assertThat(code(input).lines()).anyMatch(line -> line.contains("attest("))
            .filteredOn(line -> line.contains("attest(")).allMatch(line -> line.strip().startsWith("#"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/", "stations.csv", "notes.txt"})
    void hasAHeaderThatCanBeRead(String input) {
        HandlerHeader header = HandlerHeader.parse(code(input));

        assertThat(header.description()).isEqualTo("What weather-report brings in");
        assertThat(header.limits().timeout()).contains(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
            "https://example.org/table.csv, urlopen",
            "HTTP://example.org/, urlopen",
            "example, urlopen",
            "git@example.org:me/it.git, urlopen",
            "~/stations.CSV, csv.DictReader",
            "stations.tsv, for line in file",
            "api.example.org, urlopen",
            "10.0.0.1, urlopen",
            "ada@example.org, urlopen",
            "v1.2, urlopen",
            "C:\\data\\stations.csv, csv.DictReader",
            "./2026-01-01T12:00/stations.csv, csv.DictReader",
            "./notes, for line in file",
            "/var/log/syslog, for line in file",
            "my notes.jsonl, for line in file"})
    void readsWhatItIsFirstUsedOn(String input, String how) {
        assertThat(code(input)).contains(how);
    }

    @Test
    void readsAnAddressWhereNothingIsKnown() {
        assertThat(code()).contains("urlopen");
    }
}
