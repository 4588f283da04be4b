package dev.ixion.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarksTest {
    private final Marks marks = Marks.NONE.with(2, "bad").with(5, "worse");

    @Test
    void an_edit_in_a_marked_line_takes_the_mark_away() {
        assertThat(marks.edited(2, 3, "", "x").messages()).containsOnlyKeys(5);
    }

    @Test
    void an_edit_elsewhere_leaves_it() {
        assertThat(marks.edited(3, 0, "a", "b")).isEqualTo(marks);
    }

    @Test
    void lines_put_in_above_move_it_down() {
        assertThat(marks.edited(0, 4, "", "\n\n").messages()).containsOnlyKeys(4, 7);
    }

    @Test
    void lines_taken_out_above_move_it_up() {
        assertThat(marks.edited(3, 0, "a\n", "").messages()).containsOnlyKeys(2, 4);
    }

    @Test
    void a_line_put_in_right_before_it_moves_it_down() {
        assertThat(marks.edited(2, 0, "", "\n").messages()).containsOnlyKeys(3, 6);
    }

    @Test
    void taking_the_marked_line_out_takes_its_mark() {
        assertThat(marks.edited(1, 2, "\nbad line", "").messages()).containsOnlyKeys(4);
        assertThat(marks.edited(2, 0, "bad line\n", "").messages()).containsOnlyKeys(4);
    }
}
