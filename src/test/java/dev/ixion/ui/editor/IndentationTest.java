package dev.ixion.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndentationTest {
    @Test
    void a_new_line_keeps_the_depth() {
        assertThat(Indentation.after("    x = 1")).isEqualTo("    ");
        assertThat(Indentation.after("")).isEmpty();
        assertThat(Indentation.after("        ")).isEqualTo("        ");
    }

    @Test
    void a_new_line_is_deeper_after_a_colon_or_an_opening_bracket() {
        assertThat(Indentation.after("if x:")).isEqualTo("    ");
        assertThat(Indentation.after("  rows = [")).isEqualTo("      ");
    }

    @Test
    void a_comment_or_a_string_does_not_hide_or_make_a_colon() {
        assertThat(Indentation.after("if x:  # why")).isEqualTo("    ");
        assertThat(Indentation.after("x = 1  # so:")).isEmpty();
        assertThat(Indentation.after("x = '#:")).isEmpty();
    }

    @Test
    void dedenting_takes_at_most_one_step() {
        assertThat(Indentation.dedent("      x")).isEqualTo("  x");
        assertThat(Indentation.dedent("  x")).isEqualTo("x");
        assertThat(Indentation.dedent("x")).isEqualTo("x");
        assertThat(Indentation.dedent("\tx")).isEqualTo("x");
    }

    @Test
    void comments_go_in_at_the_common_depth_and_out_again() {
        List<String> code = List.of("    if x:", "", "        y()");
        List<String> commented = code.stream().map(Indentation.toggleComment(code)).toList();
        assertThat(commented).containsExactly("    # if x:", "", "    #     y()");
        assertThat(commented.stream().map(Indentation.toggleComment(commented)).toList()).isEqualTo(code);
    }

    @Test
    void lines_of_which_only_some_are_comments_are_all_commented_out() {
        List<String> lines = List.of("# a", "b");
        assertThat(lines.stream().map(Indentation.toggleComment(lines)).toList()).containsExactly("# # a", "# b");
    }
}
