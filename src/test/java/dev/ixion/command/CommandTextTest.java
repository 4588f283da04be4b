package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTextTest {
    @ParameterizedTest
    @CsvSource({"ix https://user:word@example.org/x, ix https://•••@example.org/x",
            "ix https://user:p@ssw0rd@example.org, ix https://•••@example.org",
            "ix git ssh://git@example.org/a https://t@example.org/b, ix git ssh://•••@example.org/a https://•••@example.org/b",
            "ix https://example.org/@ada, ix https://example.org/@ada",
            "ix https://example.org?to=a@b, ix https://example.org?to=a@b", "ix mail a@b, ix mail a@b"})
    void leavesLoginsOut(String command, String shown) {
        assertThat(CommandText.shown(command)).isEqualTo(shown);
    }
}
