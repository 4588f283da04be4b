package dev.ixion.ui.editor;

import static javafx.scene.input.KeyCode.BACK_SPACE;
import static javafx.scene.input.KeyCode.DIVIDE;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.SLASH;
import static javafx.scene.input.KeyCode.TAB;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.fxmisc.wellbehaved.event.EventPattern.anyOf;
import static org.fxmisc.wellbehaved.event.EventPattern.keyPressed;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.NavigationActions.SelectionPolicy;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.model.TwoDimensional.Position;
import org.fxmisc.wellbehaved.event.EventPattern;
import org.fxmisc.wellbehaved.event.InputMap;
import org.fxmisc.wellbehaved.event.Nodes;

/// The keys that know Python: Enter, Tab, Backspace, Home and Ctrl+/.
final class Typing {
    private final CodeArea area;

    Typing(CodeArea area) {
        this.area = area;
    }

    void install() {
        Nodes.addInputMap(area, InputMap.consume(anyOf(keyPressed(HOME), keyPressed(HOME, SHIFT_DOWN)), this::home));
        Nodes.addInputMap(area,
            InputMap.sequence(edit(anyOf(keyPressed(ENTER), keyPressed(ENTER, SHIFT_DOWN)), this::newLine),
                edit(keyPressed(TAB), this::tab), edit(keyPressed(TAB, SHIFT_DOWN), this::dedent),
                edit(anyOf(keyPressed(SLASH, SHORTCUT_DOWN), keyPressed(DIVIDE, SHORTCUT_DOWN),
                    keyPressed("/", SHORTCUT_DOWN)), this::toggleComment),
                edit(keyPressed(BACK_SPACE).onlyIf(_ -> isInIndentation()), this::backspace)));
    }

    void toggleComment() {
        Block block = selectedLines();
        replace(block, Indentation.toggleComment(block.lines()));
    }

    private InputMap<KeyEvent> edit(EventPattern<? super KeyEvent, ? extends KeyEvent> keys, Runnable action) {
        return InputMap.consume(keys.onlyIf(_ -> area.isEditable()), _ -> {
            action.run();
            area.requestFollowCaret();
        });
    }

    private void newLine() {
        Position start = area.offsetToPosition(area.getSelection().getStart(), Bias.Forward);
        String before = area.getParagraph(start.getMajor()).getText().substring(0, start.getMinor());
        area.replaceSelection("\n" + Indentation.after(before));
    }

    private void tab() {
        Block block = selectedLines();
        if (block.lines().size() > 1 || isWholeLine()) {
            replace(block, Indentation::indent);
        } else {
            int column = area.offsetToPosition(area.getSelection().getStart(), Bias.Forward).getMinor();
            area.replaceSelection(" ".repeat(Indentation.toNextStop(column)));
        }
    }

    private void dedent() {
        replace(selectedLines(), Indentation::dedent);
    }

    private void backspace() {
        int column = area.getCaretColumn();
        int back = (column - 1) % Indentation.WIDTH + 1;
        area.deleteText(area.getCaretPosition() - back, area.getCaretPosition());
    }

    private boolean isInIndentation() {
        String before = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
        return area.getSelection().getLength() == 0 && !before.isEmpty()
            && before.chars().allMatch(c -> c == ' ');
    }

    /// First to where the text of the line begins, and from there to where the line does.
    private void home(KeyEvent key) {
        int depth = Indentation.depth(area.getText(area.getCurrentParagraph()));
        int column = area.getCaretColumn() == depth ? 0 : depth;
        area.moveTo(area.getCurrentParagraph(), column,
            key.isShiftDown() ? SelectionPolicy.ADJUST : SelectionPolicy.CLEAR);
        area.requestFollowCaret();
    }

    private record Block(int first, List<String> lines) {
        int last() {
            return first + lines.size() - 1;
        }
    }

    private boolean isWholeLine() {
        IndexRange selection = area.getSelection();
        return selection.getLength() > 0
            && selection.getLength() >= area.getParagraphLength(area.getCurrentParagraph());
    }

    /// The lines that the selection touches; one that it only reaches the start of is not among them.
    private Block selectedLines() {
        IndexRange selection = area.getSelection();
        int first = area.offsetToPosition(selection.getStart(), Bias.Forward).getMajor();
        Position end = area.offsetToPosition(selection.getEnd(), Bias.Forward);
        int last = end.getMinor() == 0 && end.getMajor() > first ? end.getMajor() - 1 : end.getMajor();
        return new Block(first, IntStream.rangeClosed(first, last).mapToObj(area::getText).toList());
    }

    /// Edits lines as one step of the undo history and keeps the same text selected.
    private void replace(Block block, UnaryOperator<String> edit) {
        List<String> edited = block.lines().stream().map(edit).toList();
        if (edited.equals(block.lines())) {
            return;
        }
        Position anchor = area.offsetToPosition(area.getAnchor(), Bias.Forward);
        Position caret = area.offsetToPosition(area.getCaretPosition(), Bias.Forward);
        area.getUndoManager().preventMerge();
        area.replaceText(block.first(), 0, block.last(), block.lines().getLast().length(),
            edited.stream().collect(Collectors.joining("\n")));
        area.getUndoManager().preventMerge();
        area.selectRange(anchor.getMajor(), column(anchor, block, edited), caret.getMajor(),
            column(caret, block, edited));
    }

    private static int column(Position position, Block block, List<String> edited) {
        int line = position.getMajor() - block.first();
        boolean startsSelection = position.getMinor() == 0 && edited.size() > 1;
        if (line < 0 || line >= edited.size() || startsSelection) {
            return position.getMinor();
        }
        int shift = edited.get(line).length() - block.lines().get(line).length();
        return Math.max(0, position.getMinor() + shift);
    }
}
