package dev.ixion.ats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The vectors of RFC 8785, and what we refuse beyond it.
class CanonicalJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static String canonical(String json) {
        return CanonicalJson.write(MAPPER.readTree(json), "attributes");
    }

    @ParameterizedTest
    @CsvSource({"0000000000000000, 0", "8000000000000000, 0", "0000000000000001, 5e-324", "8000000000000001, -5e-324",
            "7fefffffffffffff, 1.7976931348623157e+308", "ffefffffffffffff, -1.7976931348623157e+308",
            "4340000000000000, 9007199254740992", "c340000000000000, -9007199254740992",
            "4430000000000000, 295147905179352830000", "44b52d02c7e14af5, 9.999999999999997e+22",
            "44b52d02c7e14af6, 1e+23", "44b52d02c7e14af7, 1.0000000000000001e+23",
            "444b1ae4d6e2ef4e, 999999999999999700000", "444b1ae4d6e2ef4f, 999999999999999900000",
            "444b1ae4d6e2ef50, 1e+21", "3eb0c6f7a0b5ed8c, 9.999999999999997e-7", "3eb0c6f7a0b5ed8d, 0.000001",
            "41b3de4355555553, 333333333.3333332", "41b3de4355555554, 333333333.33333325",
            "41b3de4355555555, 333333333.3333333", "41b3de4355555556, 333333333.3333334",
            "41b3de4355555557, 333333333.33333343", "becbf647612f3696, -0.0000033333333333333333",
            "43143ff3c1cb0959, 1424953923781206.2"})
    void writesNumbersAsAppendixBSays(String bits, String expected) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.write(MAPPER.getNodeFactory().numberNode(value), "n")).isEqualTo(expected);
    }

    @Test
    void writesTheExampleOfSection322() {
        assertThat(canonical("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
              "literals": [null, true, false]
            }""")).isEqualTo("{\"literals\":[null,true,false],"
            + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void sortsKeysByTheirUtf16UnitsAsSection323Does() {
        assertThat(canonical("""
            {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
             "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
             "\\u00f6": "Latin Small Letter O With Diaeresis"}"""))
            .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"\uD83D\uDE00\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesOnlyWhatMustBeEscaped() {
        assertThat(canonical("\"\\b\\t\\n\\f\\r\\u0000\\u001F\\u007f\\u2028 /\""))
            .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028 /\"");
    }

    @Test
    void givesTextThatParsesToTheSameTextAgain() {
        String text = canonical("{\"b\":[1,2.50,{\"x\":-0.0}],\"a\":1e-7}");

        assertThat(text).isEqualTo("{\"a\":1e-7,\"b\":[1,2.5,{\"x\":0}]}");
        assertThat(canonical(text)).isEqualTo(text);
    }

    @Test
    void takesTheLargestExactIntegersAndRefusesTheNext() {
        assertThat(canonical("[9007199254740991,-9007199254740991]")).isEqualTo("[9007199254740991,-9007199254740991]");

        assertRefused("{\"a\":[1,9007199254740992]}", "attributes.a[1]",
            "attributes.a[1]: the integer 9007199254740992 is beyond ±9007199254740991, "
                + "the largest that JSON holds exactly; pass it as a string");
        assertRefused("-9007199254740992", "attributes", "attributes: the integer -9007199254740992 is beyond "
            + "±9007199254740991, the largest that JSON holds exactly; pass it as a string");
        JsonNode huge = MAPPER.getNodeFactory().numberNode(BigInteger.TEN.pow(400));
        assertThatThrownBy(() -> CanonicalJson.write(huge, "n")).isInstanceOf(InvalidClaimException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(double value) {
        JsonNode node = MAPPER.createObjectNode().put("ratio", value);

        assertThatThrownBy(() -> CanonicalJson.write(node, "attributes")).isInstanceOf(InvalidClaimException.class)
            .hasMessage("attributes.ratio: " + value + " is no number that JSON can hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83Db", "\uD83D\uD83D\uDE00"})
    void refusesHalvesOfSurrogatePairsInTextsAndKeys(String text) {
        ObjectNode asText = MAPPER.createObjectNode().put("text", text);
        ObjectNode asKey = MAPPER.createObjectNode().put(text, 1);

        assertThatThrownBy(() -> CanonicalJson.write(asText, "attributes"))
            .isInstanceOf(InvalidClaimException.class)
            .hasMessage("attributes.text: the text holds half of a surrogate pair, which is no character");
        assertThatThrownBy(() -> CanonicalJson.write(asKey, "attributes")).isInstanceOf(InvalidClaimException.class);
    }

    @Test
    void takes200LevelsAndRefusesMore() {
        assertThat(CanonicalJson.write(nested(200), "deep")).isEqualTo("[".repeat(201) + "]".repeat(201));

        assertThatThrownBy(() -> CanonicalJson.write(nested(201), "deep")).isInstanceOf(InvalidClaimException.class)
            .hasMessageContaining("nested deeper than 200 levels");
        assertThatThrownBy(() -> CanonicalJson.write(nested(100_000), "deep"))
            .isInstanceOf(InvalidClaimException.class);
    }

    @Test
    void refusesWhatJsonHasNoFormFor() {
        assertThatThrownBy(() -> CanonicalJson.write(MAPPER.getNodeFactory().binaryNode(new byte[3]), "file"))
            .isInstanceOfSatisfying(InvalidClaimException.class, e -> assertThat(e.isTypeError()).isTrue())
            .hasMessage("file: the value is nothing that JSON can hold");
    }

    @Test
    void givesAValueExactlyAsItIsWritten() {
        String text = "{\"b\":{\"x\":1e+30,\"y\":100000000000000000000},\"c\":\"}\"}";

        try (JsonParser in = CanonicalJson.parser(text)) {
            in.nextToken();
            in.nextToken();
            in.nextToken();
            assertThat(CanonicalJson.raw(text, in)).isEqualTo("{\"x\":1e+30,\"y\":100000000000000000000}");
            in.nextToken();
            in.nextToken();
            assertThat(CanonicalJson.raw(text, in)).isEqualTo("\"}\"");
        }
    }

    private static String copy(String json) {
        try (JsonParser in = CanonicalJson.parser(json)) {
            in.nextToken();
            return CanonicalJson.copy(in);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {9007199254740992.0, -9007199254740992.0, 1e20, 999999999999999900000.0, 1e21, 12345.678,
            0.001, 9999999.5, 1e7, 1e-300, 0.1})
    void readsWhateverNumberItWroteToTheSameText(double value) {
        String written = CanonicalJson.write(MAPPER.createObjectNode().put("n", value), "attributes");

        assertThat(copy(written)).isEqualTo(written);
    }

    @Test
    void refusesALargeIntegerThatIsNoNumberItWrote() {
        assertThatThrownBy(() -> copy("{\"a\":[1,9007199254740993]}")).isInstanceOf(InvalidClaimException.class)
            .hasMessageStartingWith("a[1]: the integer 9007199254740993 is beyond");
        assertThatThrownBy(() -> copy("1" + "0".repeat(400))).isInstanceOf(InvalidClaimException.class);
    }

    @Test
    void sortsAtEveryLevelOfWhatItCopies() {
        assertThat(copy("{\"b\": {\"y\": 1, \"x\": [{\"d\": 1, \"c\": {}}]}, \"a\" : -0, \"\": 2}"))
            .isEqualTo("{\"\":2,\"a\":0,\"b\":{\"x\":[{\"c\":{},\"d\":1}],\"y\":1}}");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> copy("{\"a\":1,\"a\":1}")).isInstanceOf(InvalidClaimException.class)
            .hasMessageContaining("the key 'a' stands in one object twice");
        assertThatThrownBy(() -> copy("{\"o\":{\"b\":1,\"a\":1,\"b\":2}}"))
            .hasMessageStartingWith("o: the key 'b'");
    }

    private static JsonNode nested(int levels) {
        ArrayNode outer = MAPPER.createArrayNode();
        ArrayNode inner = outer;
        for (int i = 0; i < levels; i++) {
            inner = inner.addArray();
        }
        return outer;
    }

    private static void assertRefused(String json, String argument, String message) {
        assertThatThrownBy(() -> canonical(json))
            .isInstanceOfSatisfying(InvalidClaimException.class, e -> {
                assertThat(e.isTypeError()).isFalse();
                assertThat(e.problem().detail("argument")).contains(argument);
            }).hasMessage(message);
    }
}
