package dev.ixion.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class WordsTest {
    static final List<List<String>> ROUND_TRIPS = List.of(List.of("a"), List.of(""), List.of("", "", "a"),
        List.of("it's", "'", "''", "a'b'c"), List.of("\"", "a\"b"), List.of("\\", "a\\b", "\\'"),
        List.of("a b", " ", "\t", "a\nb"), List.of("$HOME", "`x`", "*", "#", ";", "&&"),
        List.of("grüß", "\uD83D\uDE00", "\u3000", "a\u3000b", "\u2003x", "a\u001cb", "a\u00a0b"));

    private static List<String> split(String line) {
        return Words.split(line).stream().map(Word::text).toList();
    }

    @Test
    void areApartWhereWhiteSpaceIs() {
        assertThat(split("  a\tb \n c  ")).containsExactly("a", "b", "c");
        assertThat(split("")).isEmpty();
        assertThat(split(" \t ")).isEmpty();
    }

    @Test
    void inSingleQuotesKeepEverything() {
        assertThat(split("'a b' '\\n' '\"' '$x'")).containsExactly("a b", "\\n", "\"", "$x");
    }

    @Test
    void inDoubleQuotesKnowFourEscapes() {
        assertThat(split("\"a b\" \"\\\"\" \"\\\\\" \"\\$\" \"\\`\" \"\\n\" \"it's\""))
            .containsExactly("a b", "\"", "\\", "$", "`", "\\n", "it's");
    }

    @Test
    void keepWhatABackslashProtects() {
        assertThat(split("a\\ b \\' \\\" \\\\ \\n")).containsExactly("a b", "'", "\"", "\\", "n");
    }

    @Test
    void mayBePutTogetherFromQuotedAndPlainPieces() {
        assertThat(split("a'b c'\"d e\"f\\ g")).containsExactly("ab cd ef g");
    }

    @Test
    void mayBeEmptyIfTheyAreQuoted() {
        assertThat(split("'' a \"\"")).containsExactly("", "a", "");
    }

    @Test
    void knowTheirColumnsAndTheirSource() {
        assertThat(Words.split("ab  'c'\td\\e f")).extracting(Word::text, Word::source, Word::column)
            .containsExactly(tuple("ab", "ab", 1), tuple("c", "'c'", 5), tuple("de", "d\\e", 9), tuple("f", "f", 13));
    }

    @Test
    void hideWhatIsQuotedWhereMeaningIsLookedFor() {
        assertThat(Words.split("a*'*'.\"b\"\\*")).singleElement().satisfies(word -> {
            assertThat(word.bare()).hasSameSizeAs(word.source()).isEqualTo("a*???.?????".replace('?', Word.QUOTED));
            assertThat(word.isPrefix()).isFalse();
        });
        assertThat(Words.split("'a b'*")).singleElement().satisfies(word -> {
            assertThat(word.isPrefix()).isTrue();
            assertThat(word.stem()).isEqualTo("a b");
        });
    }

    @Test
    void canBeTakenApartOutsideOfTheirQuotes() {
        Word word = Words.split("  a.'b.c'=\"\"").getFirst();

        assertThat(word.part(2, 7)).isEqualTo(Words.split("    'b.c'").getFirst());
        assertThat(word.from(8).source()).isEqualTo("\"\"");
        assertThat(word.from(8).text()).isEmpty();
        assertThat(word.from(10).source()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"ix git 'a b,8,'", "|ix \"a b|,4,\"", "|a \"b\\\"|,3,\"", "a'b,2,'",
            "|'a' \"b' c|,5,\""})
    void refuseAQuoteThatIsNotClosed(String line, int column, String quote) {
        assertThatThrownBy(() -> Words.split(line))
            .isInstanceOfSatisfying(CommandSyntaxException.class,
                e -> assertThat(e.problem().detail("column")).contains(Integer.toString(column)))
            .hasMessage("The quote " + quote + " at column " + column + " is not closed");
    }

    @Test
    void refuseABackslashAtTheEnd() {
        assertThatThrownBy(() -> Words.split("ab \\")).isInstanceOf(CommandSyntaxException.class)
            .hasMessage("The backslash at column 4 ends the line; write two for a backslash");
    }

    @ParameterizedTest
    @FieldSource("ROUND_TRIPS")
    void areTheSameAfterJoiningAndSplitting(List<String> words) {
        assertThat(split(Words.join(words))).isEqualTo(words);
    }

    @Test
    void areTheSameAfterJoiningWhicheverCharacterIsInThem() {
        Stream<String> each = Stream.iterate(1, c -> c + 1).limit(0xd7ff)
            .map(c -> "a" + Character.toString(c) + "b");

        List<String> words = each.toList();

        assertThat(split(Words.join(words))).isEqualTo(words);
    }

    @Test
    void areQuotedOnlyWhereTheyMustBe() {
        assertThat(Words.join(List.of("git", "a b", "~/x*", ""))).isEqualTo("git 'a b' ~/x* ''");
    }
}
