package dev.ixion.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PythonEditorTest {
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final List<KeyCode> leftToParent = new ArrayList<>();
    private PythonEditor editor;
    private CodeArea area;

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        editor = new PythonEditor(background);
        StackPane parent = new StackPane(editor);
        parent.addEventHandler(KeyEvent.KEY_PRESSED, key -> leftToParent.add(key.getCode()));
        stage.setScene(new Scene(parent, 700, 400));
        stage.show();
        editor.requestFocus();
        area = (CodeArea) editor.lookup(".code-area");
    }

    @AfterEach
    void stop(FxRobot robot) {
        robot.interact(editor::close);
        background.shutdownNow();
    }

    @Test
    void typing_goes_to_the_text_and_is_told(FxRobot robot) {
        List<String> told = new ArrayList<>();
        robot.interact(() -> editor.onEdited(told::add));
        robot.write("if x");
        assertThat(editor.getText()).isEqualTo("if x");
        assertThat(told).containsExactly("i", "if", "if ", "if x");
        assertThat(stylesAt(robot, 0)).containsExactly("py-keyword");
        assertThat(stylesAt(robot, 3)).isEmpty();
    }

    @Test
    void setting_the_text_is_no_edit_and_cannot_be_undone(FxRobot robot) {
        List<String> told = new ArrayList<>();
        robot.interact(() -> {
            editor.onEdited(told::add).close();
            editor.onEdited(told::add);
            editor.setText("a\r\nb");
            editor.undo();
        });
        assertThat(editor.getText()).isEqualTo("a\nb");
        assertThat(told).isEmpty();
    }

    @Test
    void undo_takes_back_text_and_never_colours(FxRobot robot) {
        robot.interact(() -> editor.setText("x = 1\n"));
        robot.interact(() -> area.moveTo(area.getLength()));
        robot.write("def f");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(editor.getText()).isEqualTo("x = 1\n");
        assertThat(area.isUndoAvailable()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(editor.getText()).isEqualTo("x = 1\ndef f");
        assertThat(stylesAt(robot, 6)).containsExactly("py-keyword");
        assertThat(stylesAt(robot, 10)).containsExactly("py-definition");
    }

    @Test
    void opening_a_triple_quote_colours_what_follows_and_closing_it_takes_that_back(FxRobot robot) {
        robot.interact(() -> editor.setText("\nif x:\n    pass\n"));
        robot.write("'''");
        assertThat(stylesAt(robot, 4)).containsExactly("py-string");
        robot.write("'''");
        assertThat(stylesAt(robot, 7)).containsExactly("py-keyword");
    }

    @Test
    void enter_keeps_the_indentation_and_goes_deeper_after_a_colon(FxRobot robot) {
        robot.write("for x in y:");
        robot.push(KeyCode.ENTER);
        robot.write("pass");
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.BACK_SPACE);
        robot.write("z");
        assertThat(editor.getText()).isEqualTo("for x in y:\n    pass\nz");
    }

    @Test
    void tab_goes_to_the_next_stop_and_indents_a_selection(FxRobot robot) {
        robot.write("a");
        robot.push(KeyCode.TAB);
        assertThat(editor.getText()).isEqualTo("a   ");
        robot.interact(() -> {
            editor.setText("a\n\nb\nc");
            area.selectRange(0, 4);
        });
        robot.push(KeyCode.TAB);
        assertThat(editor.getText()).isEqualTo("    a\n\n    b\nc");
        assertThat(area.getSelectedText()).isEqualTo("    a\n\n    b");
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(editor.getText()).isEqualTo("a\n\nb\nc");
    }

    @Test
    void the_comment_key_toggles_the_selected_lines_as_one_step(FxRobot robot) {
        robot.interact(() -> {
            editor.setText("if x:\n    y()\n");
            area.selectAll();
        });
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(editor.getText()).isEqualTo("# if x:\n#     y()\n");
        assertThat(stylesAt(robot, 3)).containsExactly("py-comment");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(editor.getText()).isEqualTo("if x:\n    y()\n");
    }

    @Test
    void home_goes_to_the_first_word_and_then_to_the_start(FxRobot robot) {
        robot.interact(() -> {
            editor.setText("    pass");
            area.moveTo(6);
        });
        robot.push(KeyCode.HOME);
        assertThat(area.getCaretColumn()).isEqualTo(4);
        robot.push(KeyCode.HOME);
        assertThat(area.getCaretColumn()).isZero();
    }

    @Test
    void an_error_marks_its_line_until_that_line_is_edited(FxRobot robot) {
        robot.interact(() -> {
            editor.setText("a\nb\nc");
            editor.markError(2, "ValueError: bad row 7");
            area.moveTo(0);
        });
        assertThat(markedLines(robot)).containsExactly("  2");
        robot.push(KeyCode.ENTER);
        assertThat(markedLines(robot)).containsExactly("  3");
        robot.interact(() -> area.moveTo(2, 1));
        robot.write("x");
        assertThat(editor.getText()).isEqualTo("\na\nbx\nc");
        assertThat(markedLines(robot)).isEmpty();
    }

    @Test
    void marks_can_be_cleared_and_do_not_outlive_the_text(FxRobot robot) {
        robot.interact(() -> {
            editor.setText("a\nb");
            editor.markError(99, "SyntaxError: unexpected end of file");
        });
        assertThat(markedLines(robot)).containsExactly("  2");
        robot.interact(editor::clearMarks);
        assertThat(markedLines(robot)).isEmpty();
        robot.interact(() -> {
            editor.markError(1, "no");
            editor.setText("c\nd");
        });
        assertThat(markedLines(robot)).isEmpty();
    }

    @Test
    void escape_and_foreign_keys_are_left_to_the_parent(FxRobot robot) {
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        robot.push(KeyCode.TAB);
        assertThat(leftToParent).contains(KeyCode.ESCAPE, KeyCode.S, KeyCode.ENTER).doesNotContain(KeyCode.TAB);
        assertThat(area.isFocused()).isTrue();
    }

    @Test
    void what_is_only_to_be_read_cannot_be_edited(FxRobot robot) {
        robot.interact(() -> {
            editor.setText("a");
            editor.setEditable(false);
        });
        robot.write("b");
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.SLASH);
        assertThat(editor.getText()).isEqualTo("a");
    }

    @Test
    void a_line_far_down_is_shown_with_the_caret_on_it(FxRobot robot) {
        robot.interact(() -> {
            editor.setText(ScriptSamples.lines(400));
            editor.showLine(300);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(area.getCurrentParagraph()).isEqualTo(299);
        assertThat(area.firstVisibleParToAllParIndex()).isLessThan(299);
        assertThat(area.lastVisibleParToAllParIndex()).isGreaterThan(299);
    }

    @Test
    void a_big_text_is_read_elsewhere_and_coloured_all_the_same(FxRobot robot) throws TimeoutException {
        robot.interact(() -> editor.setText(ScriptSamples.lines(5_000)));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> stylesAt(robot, 0).contains("py-comment"));
        int last = editor.getText().lastIndexOf("import json");
        assertThat(stylesAt(robot, last)).containsExactly("py-keyword");
        assertThat(area.isUndoAvailable()).isFalse();
    }

    @Test
    void the_brackets_at_the_caret_are_marked(FxRobot robot) {
        robot.interact(() -> editor.setText("f(a[0], ')')"));
        robot.interact(() -> area.moveTo(2));
        assertThat(bracketMarks(robot)).hasSize(2);
        robot.interact(() -> area.moveTo(5));
        robot.interact(() -> area.moveTo(0));
        assertThat(bracketMarks(robot)).isEmpty();
    }

    private static List<Path> bracketMarks(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".bracket-match").queryAllAs(Path.class).stream()
            .filter(mark -> !mark.getElements().isEmpty()).toList();
    }

    private Collection<String> stylesAt(FxRobot robot, int offset) {
        List<String> styles = new ArrayList<>();
        robot.interact(() -> styles.addAll(area.getStyleOfChar(offset)));
        return styles;
    }

    /// The numbers that stand beside a mark.
    private List<String> markedLines(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.from(editor).lookup(".paragraph-box:error .gutter-number").queryAllAs(
            Text.class).stream().map(Text::getText).sorted().toList();
    }
}
