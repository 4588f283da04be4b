package dev.ixion.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PythonLexerTest {
    @Test
    void keywords_builtins_and_the_defined_name_are_told_apart() {
        assertThat(coloured("def load(rows):\n    return len(rows)")).containsExactly("KEYWORD def", "DEFINITION load",
            "KEYWORD return", "BUILTIN len");
        assertThat(coloured("class Row(Exception): pass")).containsExactly("KEYWORD class", "DEFINITION Row",
            "BUILTIN Exception", "KEYWORD pass");
    }

    @Test
    void attest_has_a_kind_of_its_own() {
        assertThat(coloured("attest('a', 'b', 'c', at=now)")).containsExactly("ATTEST attest", "STRING 'a'",
            "STRING 'b'", "STRING 'c'");
    }

    @Test
    void a_builtin_name_is_plain_as_an_attribute_a_variable_or_an_argument_name() {
        assertThat(coloured("row.id")).isEmpty();
        assertThat(coloured("id = 3")).containsExactly("NUMBER 3");
        assertThat(coloured("load(type=kind)")).isEmpty();
        assertThat(coloured("id == 3")).containsExactly("BUILTIN id", "NUMBER 3");
    }

    @Test
    void match_case_and_type_are_keywords_only_where_they_open_a_statement() {
        assertThat(coloured("match event:\n    case 'push': pass")).containsExactly("KEYWORD match", "KEYWORD case",
            "STRING 'push'", "KEYWORD pass");
        assertThat(coloured("match = re.match(x)\nmatch.group(1)")).containsExactly("NUMBER 1");
        assertThat(coloured("type Rows = list")).containsExactly("KEYWORD type", "DEFINITION Rows", "BUILTIN list");
        assertThat(coloured("print(type(x))")).containsExactly("BUILTIN print", "BUILTIN type");
    }

    @Test
    void a_comment_runs_to_the_end_of_its_line() {
        assertThat(coloured("x = 1  # if 'so'\ny")).containsExactly("NUMBER 1", "COMMENT # if 'so'");
    }

    @Test
    void a_hash_in_a_string_starts_no_comment() {
        assertThat(coloured("x = '# no'")).containsExactly("STRING '# no'");
    }

    @Test
    void prefixes_belong_to_their_string() {
        assertThat(coloured("r'\\d' b\"x\" Rb'y' u'z'")).containsExactly("STRING r'\\d'", "STRING b\"x\"",
            "STRING Rb'y'", "STRING u'z'");
        assertThat(coloured("xx'a'")).containsExactly("STRING 'a'");
    }

    @Test
    void a_backslash_keeps_a_quote_from_closing() {
        assertThat(coloured("'a\\'b' if x")).containsExactly("STRING 'a\\'b'", "KEYWORD if");
    }

    @Test
    void a_triple_quoted_string_runs_over_lines() {
        assertThat(coloured("'''one\n\ndef two\n''' if x")).containsExactly("STRING '''one", "STRING def two",
            "STRING '''", "KEYWORD if");
    }

    @Test
    void a_string_that_is_not_closed_ends_with_its_line() {
        assertThat(coloured("x = 'open\nif y")).containsExactly("STRING 'open", "KEYWORD if");
    }

    @Test
    void a_backslash_at_the_end_of_a_line_continues_its_string() {
        assertThat(coloured("x = 'one\\\ntwo'\nif y")).containsExactly("STRING 'one\\", "STRING two'", "KEYWORD if");
    }

    @Test
    void what_an_f_string_puts_in_is_code() {
        assertThat(coloured("f'a {len(x)} {{b}}'")).containsExactly("STRING f'a ", "BUILTIN len", "STRING  {{b}}'");
    }

    @Test
    void a_string_in_an_f_string_may_use_the_same_quotes() {
        assertThat(coloured("f'{row['id']}!' if x")).containsExactly("STRING f'", "STRING 'id'", "STRING !'",
            "KEYWORD if");
    }

    @Test
    void braces_in_a_field_nest() {
        assertThat(coloured("f'{ {1: 2}[1] }x'")).containsExactly("STRING f'", "NUMBER 1", "NUMBER 2", "NUMBER 1",
            "STRING x'");
    }

    @Test
    void a_named_character_is_no_field() {
        assertThat(coloured("f'\\N{DASH}'")).containsExactly("STRING f'\\N{DASH}'");
    }

    @Test
    void numbers_of_all_forms_are_one_token_each() {
        assertThat(coloured("0xFF 1_000 1.5e-3 .5 3j 0b1")).containsExactly("NUMBER 0xFF", "NUMBER 1_000",
            "NUMBER 1.5e-3", "NUMBER .5", "NUMBER 3j", "NUMBER 0b1");
        assertThat(coloured("0xE-1")).containsExactly("NUMBER 0xE", "NUMBER 1");
        assertThat(coloured("row1")).isEmpty();
    }

    @Test
    void a_decorator_is_its_whole_dotted_name() {
        assertThat(coloured("@app.get\ndef f(): ...")).containsExactly("DECORATOR @app.get", "KEYWORD def",
            "DEFINITION f");
        assertThat(coloured("a @ b")).isEmpty();
    }

    @Test
    void there_is_one_list_for_every_line() {
        assertThat(PythonLexer.lines("")).hasSize(1);
        assertThat(PythonLexer.lines("a\n\n")).hasSize(3);
    }

    @Test
    void a_very_long_line_stays_plain_but_its_strings_still_count() {
        String filler = "1, ".repeat(700);
        assertThat(coloured(filler + "\nif x")).containsExactly("KEYWORD if");
        assertThat(coloured(filler + "'''\nif x\n'''")).containsExactly("STRING if x", "STRING '''");
    }

    @Test
    void tokens_stay_in_order_and_within_their_line_whatever_is_typed() {
        String source = ScriptSamples.HANDLER + "f'''{a!r:{width}} \\";
        for (int end = 0; end <= source.length(); end++) {
            String text = source.substring(0, end);
            String[] lines = text.split("\n", -1);
            List<List<Token>> tokens = PythonLexer.lines(text);
            assertThat(tokens).hasSize(lines.length);
            for (int i = 0; i < lines.length; i++) {
                int at = 0;
                for (Token token : tokens.get(i)) {
                    assertThat(token.start()).isGreaterThanOrEqualTo(at);
                    assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(lines[i].length());
                    at = token.end();
                }
            }
        }
    }

    @Test
    void five_thousand_lines_take_a_blink() {
        String text = ScriptSamples.lines(5_000);
        for (int warmUp = 0; warmUp < 10; warmUp++) {
            PythonLexer.lines(text);
        }
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            PythonLexer.lines(text);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(30));
    }

    private static List<String> coloured(String text) {
        String[] lines = text.split("\n", -1);
        List<List<Token>> tokens = PythonLexer.lines(text);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            for (Token token : tokens.get(i)) {
                found.add(token.kind() + " " + lines[i].substring(token.start(), token.end()));
            }
        }
        return found;
    }
}
