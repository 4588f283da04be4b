package dev.ixion.ats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The expected ids were computed by another program: they must never change.
class AsidTest {
    @Test
    void ofAPlainClaimNeverDrifts() {
        assertThat(Claim.of("4b825dc", "is_commit", "repo:ixion", "ix:git").id())
            .hasToString("ASPASMR6VW1P5AD4W8SZPTM30VCC0NG5JM");
    }

    @Test
    void ofAClaimWithEverythingNeverDrifts() {
        Attributes attributes = Attributes
            .of(JsonMapper.shared().createObjectNode().put("text", "grüß \"\n").put("n", 1.50));
        Claim claim = new Claim(List.of("alice", "Zoë", "alice"), List.of("knows"), List.of(), List.of("b", "a"),
            attributes, Optional.of(Instant.parse("2026-11-22T10:00:00.123456789Z")));

        assertThat(claim.id()).hasToString("ASG56S7QBATSGPCBJ3H9X337EQENAQ4CS1");
    }

    @Test
    void keepsItsBytes() {
        byte[] ascending = new byte[20];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = (byte) i;
        }
        byte[] zeros = new byte[20];
        byte[] ones = new byte[20];
        Arrays.fill(ones, (byte) 0xff);

        assertThat(Asid.ofBytes(ascending)).hasToString("AS000G40R40M30E209185GR38E1W8124GK");
        assertThat(Asid.ofBytes(zeros)).hasToString("AS" + "0".repeat(32));
        assertThat(Asid.ofBytes(ones)).hasToString("AS" + "Z".repeat(32));
        for (byte[] bytes : List.of(ascending, zeros, ones)) {
            assertThat(Asid.ofBytes(bytes).bytes()).isEqualTo(bytes);
            assertThat(new Asid(Asid.ofBytes(bytes).value()).bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void hasTwentyBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Asid.ofBytes(new byte[19]));
        assertThatIllegalArgumentException().isThrownBy(() -> Asid.ofBytes(new byte[21]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AS", "AS0123456789ABCDEFGHJKMNPQRSTVWXY", "AS0123456789ABCDEFGHJKMNPQRSTVWXYZZ",
            "as0123456789ABCDEFGHJKMNPQRSTVWXYZ", "AS0123456789abcdefghjkmnpqrstvwxyz",
            "AS0123456789ABCDEFGHJKMNPQRSTVWXYI", "AS0123456789ABCDEFGHJKMNPQRSTVWXYU"})
    void isNothingElse(String text) {
        assertThat(Asid.isAsid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Asid(text));
    }
}
