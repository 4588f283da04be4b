package dev.ixion.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ixion.ats.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be a name and what a value.
class SecretFormTest {
    @ParameterizedTest
    @ValueSource(strings = {"GITHUB_TOKEN", "_", "A1",
            "A23456789_123456789_123456789_123456789_123456789_123456789_1234"})
    void aNameIsOneOfAnEnvironmentVariable(String name) {
        assertThat(SecretForm.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "github_token", "1A", "A-B", "A B", " A", "A\n", "Ä", "ghp_verysecret",
            "A23456789_123456789_123456789_123456789_123456789_123456789_12345"})
    void anotherNameIsRefusedAndNotRepeatedSinceItMayBeAValue(String name) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> SecretForm.name(name))
            .withMessageStartingWith("This is no name of a secret: use 1 to 64 of A-Z")
            .satisfies(told -> assertThat(told.problem().toString()).doesNotContain("verysecret"));
    }

    @Test
    void aValueHasFrom4To32768CharactersAndMayHaveSeveralLines() {
        assertThat(SecretForm.value("abcd")).isEqualTo("abcd");
        assertThat(SecretForm.value("ä\nb \n c")).isEqualTo("ä\nb \n c");
        assertThat(SecretForm.value("x".repeat(32_768))).hasSize(32_768);
    }

    @Test
    void anotherValueIsRefusedForItsOwnReasonAndNotRepeated() {
        refused("abc", "The value is too short: a secret has at least 4 characters");
        refused("x".repeat(32_769), "The value is too long: a secret has at most 32,768 characters");
        refused("ab\0cd", "The value holds a character 0, which no environment variable can hold");
        refused("abcd\n", "The value ends with a line break; leave it out");
        refused("abcd\r", "The value ends with a line break; leave it out");
        refused("abcd\ud800", "The value is no text in UTF-8");
    }

    private static void refused(String value, String message) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> SecretForm.value(value))
            .withMessage(message);
    }
}
