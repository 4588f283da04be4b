package dev.ixion.ui.editor;

import java.util.function.IntFunction;
import javafx.scene.Node;
import org.fxmisc.richtext.CodeArea;
import org.reactfx.collection.LiveList;
import org.reactfx.value.Val;

/// Makes the cell to the left of each line: its number, and a mark if something is wrong in it.
final class Gutter implements IntFunction<Node> {
    private static final int FEWEST_DIGITS = 3;

    private final Val<Integer> digits;
    private final Val<Marks> marks;

    Gutter(CodeArea area, Val<Marks> marks) {
        this.digits = LiveList.sizeOf(area.getParagraphs())
            .map(lines -> Math.max(FEWEST_DIGITS, String.valueOf(lines).length()));
        this.marks = marks;
    }

    @Override
    public Node apply(int line) {
        GutterCell cell = new GutterCell();
        cell.numberProperty().bind(digits.map(width -> ("%" + width + "d").formatted(line + 1))
            .conditionOnShowing(cell));
        cell.errorProperty().bind(marks.map(all -> all.of(line).orElse("")).orElseConst("").conditionOnShowing(cell));
        return cell;
    }
}
