package dev.ixion.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BracketsTest {
    @Test
    void the_bracket_before_the_caret_finds_its_partner_over_nested_ones() {
        assertThat(Brackets.at("f(a[0], (b))", 12, _ -> true)).contains(new Brackets.Pair(1, 11));
        assertThat(Brackets.at("f(a[0], (b))", 2, _ -> true)).contains(new Brackets.Pair(1, 11));
    }

    @Test
    void the_bracket_after_the_caret_counts_if_none_stands_before_it() {
        assertThat(Brackets.at("f(a)", 1, _ -> true)).contains(new Brackets.Pair(1, 3));
    }

    @Test
    void brackets_in_strings_and_comments_do_not_count() {
        String text = "(')')";
        assertThat(Brackets.at(text, 1, offset -> offset == 0 || offset == 4)).contains(new Brackets.Pair(0, 4));
        assertThat(Brackets.at(text, 3, offset -> offset == 0 || offset == 4)).isEmpty();
    }

    @Test
    void a_bracket_without_a_partner_has_no_pair() {
        assertThat(Brackets.at("f(a", 2, _ -> true)).isEmpty();
        assertThat(Brackets.at("", 0, _ -> true)).isEmpty();
    }
}
