package dev.ixion.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ProblemException;
import dev.ixion.handler.HandlerHeader;
import dev.ixion.script.Limits;
import dev.ixion.script.Permissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A header asks for more or less than usual, up to what the settings allow.
class ScriptRulesTest {
    private static final Limits USUAL = new Limits(Duration.ofSeconds(30), 100 << 20, 10 << 10, 1000, 4, 50 << 20);
    private static final Limits MOST = new Limits(Duration.ofMinutes(5), 200 << 20, 20 << 10, 2000, 8, 60 << 20);
    private static final ScriptRules RULES = new ScriptRules(USUAL, MOST, Permissions.NONE);

    private static HandlerHeader header(String... lines) {
        return HandlerHeader.parse("# /// script\n# [tool.ixion]\n# " + String.join("\n# ", lines) + "\n# ///\n");
    }

    @Test
    void whatAHeaderDoesNotNameIsAsUsual() {
        assertThat(RULES.limits(header(""))).isEqualTo(USUAL);
    }

    @Test
    void whatItNamesHolds() {
        assertThat(RULES.limits(header("timeout = \"5m\"", "memory = \"200MB\"", "output = \"1KB\"", "facts = 0",
            "processes = 8", "disk = \"60MB\"")))
            .isEqualTo(new Limits(Duration.ofMinutes(5), 200 << 20, 1 << 10, 0, 8, 60 << 20));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"timeout = \"301s\"; script.most-timeout; 300",
            "memory = \"201MB\"; script.most-memory-mb; 200", "output = \"21KB\"; script.most-output-kb; 20",
            "facts = 2001; script.most-facts; 2000", "processes = 9; script.most-processes; 8",
            "disk = \"61MB\"; script.most-disk-mb; 60"})
    void moreThanTheSettingsAllowIsRefusedWithTheNameOfTheSetting(String line, String setting, String most) {
        HandlerHeader header = header(line);
        assertThatThrownBy(() -> RULES.limits(header)).isInstanceOf(ProblemException.class)
            .hasMessageContaining(setting).hasMessageContaining(most);
    }
}
