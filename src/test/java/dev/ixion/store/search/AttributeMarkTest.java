package dev.ixion.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What full text is given of an attribute is what a search for it looks for.
class AttributeMarkTest {
    private static String indexed(String attributes) {
        return ClaimText.indexed(Claim.of("s", "p", "c", "a").with(Attributes.parse(attributes)).canonical());
    }

    private static Optional<String> mark(String path, Value value) {
        return AttributeMark.of(new AttributeTest(List.of(path.split("/", -1)), Comparison.EQUAL, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\": \"x\"}                                   | a     | x",
            "{\"a\": {\"b\": \"x y\"}}                        | a/b   | x y",
            "{\"z\": 1, \"a\": {\"c\": [1], \"b\": \"x\"}}    | a/b   | x",
            "{\"a\": {\"b\": {\"d\": 1}, \"c\": \"x\"}}       | a/c   | x",
            "{\"a\": [\"w\", \"x\"]}                          | a     | x",
            "{\"a\": [{\"b\": 1}, \"x\"]}                     | a     | x",
            "{\"a\": [[1], \"x\"], \"b\": 2}                  | a     | x",
            "{\"a.b\": \"x\"}                                 | a.b   | x",
            "{\"a:b\": \"x:\"}                                | a:b   | x:",
            "{\"a\\\"\": \"x\\\\\"}                           | a\"   | x\\",
            "{\"a\": \"ä😀\\u2028\"}                           | a     | ä😀\u2028"})
    void findsATextWhereverItStands(String attributes, String path, String text) {
        assertThat(indexed(attributes).lines()).contains(mark(path, new Value.Text(text)).orElseThrow());
    }

    @Test
    void findsNumbersHoweverTheyAreWritten() {
        assertThat(indexed("{\"a\": 5}").lines()).contains(mark("a", new Value.Numeric(5)).orElseThrow());
        assertThat(indexed("{\"a\": 5.0}").lines()).contains(mark("a", new Value.Numeric(5)).orElseThrow());
        assertThat(indexed("{\"a\": -0.0}").lines()).contains(mark("a", new Value.Numeric(0)).orElseThrow());
        assertThat(indexed("{\"a\": 1e300}").lines()).contains(mark("a", new Value.Numeric(1e300)).orElseThrow());
    }

    @Test
    void findsWhatIsNoText() {
        assertThat(indexed("{\"a\": true, \"b\": false, \"c\": null}").lines()).contains(
            mark("a", new Value.Truth(true)).orElseThrow(), mark("b", new Value.Truth(false)).orElseThrow(),
            mark("c", new Value.Null()).orElseThrow());
    }

    @Test
    void tellsPathsAndKindsApart() {
        assertThat(List.of(mark("a", new Value.Text("true")), mark("a", new Value.Truth(true)),
            mark("a", new Value.Text("1")), mark("a", new Value.Numeric(1)), mark("b", new Value.Text("1")),
            mark("a/b", new Value.Text("1")), mark("a.b", new Value.Text("1")), mark("ab", new Value.Text("1"))))
            .doesNotHaveDuplicates();
    }

    @Test
    void givesNoMarkToALongText() {
        String text = "x".repeat(200);

        assertThat(mark("a", new Value.Text(text))).isEmpty();
        assertThat(indexed("{\"a\": \"" + text + "\"}").lines()).containsExactlyInAnyOrder("s", text);
    }

    @Test
    void givesSubjectsNoMark() {
        assertThat(indexed("{}").lines()).containsExactly("s");
    }
}
