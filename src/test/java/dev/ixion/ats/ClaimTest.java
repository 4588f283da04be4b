package dev.ixion.ats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ClaimTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static Claim claim(List<String> subjects, List<String> predicates) {
        return new Claim(subjects, predicates, List.of(), List.of(), Attributes.NONE, Optional.empty());
    }

    @Test
    void isTheSameInWhateverOrderAndHoweverOftenItsWordsStand() {
        Claim one = claim(List.of("b", "a", "b"), List.of("x", "y"));
        Claim other = claim(List.of("a", "b"), List.of("y", "x", "x"));

        assertThat(one).isEqualTo(other);
        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.subjects()).containsExactly("a", "b");
    }

    @Test
    void isAnotherInAnotherSlot() {
        assertThat(claim(List.of("a"), List.of("b")).id()).isNotEqualTo(claim(List.of("b"), List.of("a")).id());
    }

    @Test
    void isTheSameWithItsAttributesInWhateverOrder() {
        Claim claim = Claim.of("a", "b", "c", "d");
        ObjectNode one = MAPPER.createObjectNode().put("x", 1.0).put("y", 2);
        ObjectNode other = MAPPER.createObjectNode().put("y", 2).put("x", 1);

        assertThat(claim.with(Attributes.of(one))).isEqualTo(claim.with(Attributes.of(other)));
        assertThat(claim.with(Attributes.of(one)).id()).isNotEqualTo(claim.id());
        assertThat(claim.with(Attributes.of(MAPPER.createObjectNode()))).isEqualTo(claim);
    }

    @Test
    void holdsATimeOnlyWhereTheAuthorGaveOne() {
        Claim claim = Claim.of("a", "b", "c", "d");

        assertThat(claim.canonical()).isEqualTo(
            "{\"actors\":[\"d\"],\"attributes\":{},\"contexts\":[\"c\"],\"predicates\":[\"b\"],\"subjects\":[\"a\"]}");
        assertThat(claim.at(Instant.EPOCH).canonical()).endsWith(",\"time\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void keepsItsTimeInMicroseconds() {
        Claim claim = Claim.of("a", "b", "c", "d");
        Claim precise = claim.at(Instant.parse("2026-11-22T10:00:00.123456789Z"));

        assertThat(precise.at()).contains(Instant.parse("2026-11-22T10:00:00.123456Z"));
        assertThat(precise).isEqualTo(claim.at(Instant.parse("2026-11-22T10:00:00.123456Z")));
        assertThat(precise.id()).isNotEqualTo(claim.at(Instant.parse("2026-11-22T10:00:00.123457Z")).id());
    }

    @Test
    void refusesATimeThatTheStoreCannotKeep() {
        Claim claim = Claim.of("a", "b", "c", "d");

        assertThatThrownBy(() -> claim.at(Instant.MAX)).isInstanceOf(InvalidClaimException.class)
            .hasMessageStartingWith("at: ");
        assertThatThrownBy(() -> claim.at(Instant.MIN)).isInstanceOf(InvalidClaimException.class);
        assertThat(claim.at(Instant.parse("-0044-03-15T12:00:00Z")).at()).isPresent();
    }

    @Test
    void isReadBackFromItsCanonicalText() {
        ObjectNode attributes = MAPPER.createObjectNode().put("large", 1e30).put("tiny", 1e-7).put("round", 1e20)
            .put("control", "\u001f");
        Claim claim = new Claim(List.of("a", "\uD83D\uDE00"), List.of("is"), List.of(), List.of("x", "y"),
            Attributes.of(attributes), Optional.of(Instant.parse("2026-11-22T10:00:00.000001Z")));

        Claim read = Claim.ofCanonical(claim.canonical());

        assertThat(read).isEqualTo(claim);
        assertThat(read.canonical()).isEqualTo(claim.canonical());
    }

    @Test
    void needsASubjectAndAPredicate() {
        assertThatThrownBy(() -> claim(List.of(), List.of("b"))).isInstanceOf(InvalidClaimException.class)
            .hasMessage("subjects: must name at least one");
        assertThatThrownBy(() -> claim(List.of("a"), List.of())).isInstanceOf(InvalidClaimException.class)
            .hasMessage("predicates: must name at least one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u3000"})
    void refusesBlankTextsInEverySlot(String blank) {
        assertThatThrownBy(() -> Claim.of(blank, "b", "c", "d")).isInstanceOf(InvalidClaimException.class)
            .hasMessage("subjects: must not hold an empty text");
        assertThatThrownBy(() -> Claim.of("a", blank, "c", "d")).isInstanceOf(InvalidClaimException.class)
            .hasMessageStartingWith("predicates");
        assertThatThrownBy(() -> Claim.of("a", "b", blank, "d")).isInstanceOf(InvalidClaimException.class)
            .hasMessageStartingWith("contexts");
        assertThatThrownBy(() -> Claim.of("a", "b", "c", blank)).isInstanceOf(InvalidClaimException.class)
            .hasMessageStartingWith("actors");
    }

    @Test
    void hasNoIdIfATextIsHalfACharacter() {
        Claim half = Claim.of("\uD83D", "b", "c", "d");

        assertThatThrownBy(half::id).isInstanceOf(InvalidClaimException.class).hasMessageStartingWith("subjects: ");
    }

    @Test
    void takesOnlyAnObjectAsAttributes() {
        assertThatThrownBy(() -> Attributes.of(MAPPER.createArrayNode()))
            .isInstanceOfSatisfying(InvalidClaimException.class, e -> assertThat(e.isTypeError()).isTrue())
            .hasMessage("attributes: must be an object (a dict with string keys)");
    }

    @Test
    void givesStringAttributesAsTheyAre() {
        Attributes attributes = Attributes.of(MAPPER.createObjectNode().put("code", "x = 1\n").put("n", 1));

        assertThat(attributes.string("code")).contains("x = 1\n");
        assertThat(attributes.string("n")).isEmpty();
        assertThat(attributes.string("none")).isEmpty();
    }
}
