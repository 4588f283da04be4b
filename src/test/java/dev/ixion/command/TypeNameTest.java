package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "webhook", "web-hook-2", "a-",
            "0123456789-0123456789-0123456789-0123456789-01234567890123456789"})
    void isMadeOfSmallLettersDigitsAndHyphens(String name) {
        assertThat(TypeName.isValid(name)).isTrue();
        assertThat(new TypeName(name)).hasToString(name);
    }

    @Test
    void hasAtMost64Characters() {
        assertThat(TypeName.isValid("a".repeat(64))).isTrue();
        assertThat(TypeName.isValid("a".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "Webhook", "web_hook", "web hook", "wéb", "a.b", "a/b", "a\n", "..", "٣"})
    void isNothingElse(String name) {
        assertThat(TypeName.isValid(name)).isFalse();
        assertThatThrownBy(() -> new TypeName(name))
            .isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail("type")).contains(name))
            .hasMessageStartingWith("'" + name + "' is no type: ");
    }
}
