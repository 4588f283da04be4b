package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Secrets by hand.
class SecretCommandsTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    private Path file() {
        return terminal.home().resolve("data/secrets/secrets.json");
    }

    private Terminal.Answer given(byte[] input, String... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            return terminal.ixion(words);
        } finally {
            System.setIn(before);
        }
    }

    private Terminal.Answer given(String input, String... words) {
        return given(input.getBytes(StandardCharsets.UTF_8), words);
    }

    @Test
    void aSecretIsSetFromStandardInputListedAndRemovedAndItsValueIsNeverPrinted() throws IOException {
        assertThat(given("ghp_0123\n", "secret", "set", "GITHUB_TOKEN"))
            .isEqualTo(new Terminal.Answer(0, "GITHUB_TOKEN is kept in the encrypted file " + file() + "\n",
                "The system's keyring is not used: the environment variable IXION_KEYRING says so.\n"));
        assertThat(file()).exists();
        assertThat(terminal.home().resolve("data/default.ixion")).doesNotExist();

        Terminal.Answer list = terminal.ixion("secret", "list");
        assertThat(list.lines()).containsExactly("Name          Kept in", "GITHUB_TOKEN  file");
        assertThat(list.err()).startsWith("Secrets are kept in the encrypted file " + file() + ". The system's");

        assertThat(terminal.ixion("secret", "remove", "GITHUB_TOKEN"))
            .isEqualTo(new Terminal.Answer(0, "GITHUB_TOKEN is removed\n", ""));
        assertThat(terminal.ixion("secret", "remove", "GITHUB_TOKEN")).isEqualTo(new Terminal.Answer(1, "",
            "✗ There is no secret GITHUB_TOKEN; 'ixion secret list' shows those that there are\n"));
        assertThat(terminal.ixion("secret", "list").err())
            .startsWith("There are no secrets yet; set one with: ixion secret set <NAME>\nSecrets are kept in ");
    }

    @Test
    void itsAnswersAreThereAsJson() {
        JsonNode set = given("ghp_0123", "secret", "set", "TOKEN", "--json").json();
        assertThat(set.toString()).isEqualTo("{\"name\":\"TOKEN\",\"kept\":\"file\"}");
        assertThat(terminal.json("secret", "list").json().toString()).isEqualTo("[" + set + "]");
        assertThat(terminal.json("secret", "remove", "TOKEN").json().toString()).isEqualTo("{\"name\":\"TOKEN\"}");
        assertThat(terminal.json("secret", "list")).isEqualTo(new Terminal.Answer(0, "[ ]\n", ""));
        assertThat(terminal.json("secret", "remove", "TOKEN").json().path("details").path(0).asString())
            .isEqualTo("secret=TOKEN");
    }

    @Test
    void oneLineBreakAtTheEndOfTheInputIsNoPartOfTheValue() {
        assertThat(given("abcd\r\n", "secret", "set", "A").code()).isZero();
        assertThat(given("ab\ncd\n", "secret", "set", "B").code()).isZero();
        assertThat(given("abcd\n\n", "secret", "set", "C").err())
            .isEqualTo("✗ The value ends with a line break; leave it out\n");
        assertThat(given("abc\n", "secret", "set", "C").err())
            .isEqualTo("✗ The value is too short: a secret has at least 4 characters\n");
        assertThat(given("ä".repeat(32_768) + "\n", "secret", "set", "D").code()).isZero();
        assertThat(given("ä".repeat(32_769), "secret", "set", "D").err())
            .isEqualTo("✗ The value is too long: a secret has at most 32,768 characters\n");
        assertThat(given(new byte[]{'a', 'b', 'c', (byte) 0xff}, "secret", "set", "D").err())
            .isEqualTo("✗ The value is no text in UTF-8\n");
        assertThat(terminal.json("secret", "list").json()).hasSize(3);
    }

    @Test
    void aValueTooLongForAnyReaderIsCalledTooLongAndNotBroken() {
        assertThat(given("🔑".repeat(100_000), "secret", "set", "TOKEN").err())
            .isEqualTo("✗ The value is too long: a secret has at most 32,768 characters\n");
    }

    @Test
    void whatIsNoNameIsBadUsageAndNotRepeated() {
        assertThat(given("ghp_0123", "secret", "set", "ghp_9876")).isEqualTo(new Terminal.Answer(2, "",
            "✗ This is no name of a secret: use 1 to 64 of A-Z, 0-9 and '_', not starting with a digit, for example"
                + " GITHUB_TOKEN\n"));
        assertThat(terminal.ixion("secret", "remove", "x").code()).isEqualTo(2);
    }

    @Test
    void aValueAmongTheArgumentsIsRefusedAndNotRepeated() throws IOException {
        assertThat(given("", "secret", "set", "TOKEN", "ghp_9876")).isEqualTo(new Terminal.Answer(2, "",
            "✗ A value is no argument, since others can see arguments: leave it out and type it when asked, or give it"
                + " on standard input\n"));
        assertThat(Files.exists(file())).isFalse();
    }
}
