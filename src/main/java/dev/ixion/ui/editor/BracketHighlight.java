package dev.ixion.ui.editor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.Selection;
import org.fxmisc.richtext.SelectionImpl;
import org.reactfx.EventStreams;
import org.reactfx.Subscription;

/// Marks the bracket at the caret and the one that belongs to it. The marks are selections of their own, so they follow
/// edits and leave the colours of the text alone.
final class BracketHighlight {
    private static final List<String> TEXT_STYLES = List.of(TokenKind.STRING.styleClass(),
        TokenKind.COMMENT.styleClass());

    private final CodeArea area;
    private final Selection<Collection<String>, String, Collection<String>> open;
    private final Selection<Collection<String>, String, Collection<String>> close;

    BracketHighlight(CodeArea area) {
        this.area = area;
        this.open = mark("bracket-open", area);
        this.close = mark("bracket-close", area);
    }

    private static Selection<Collection<String>, String, Collection<String>> mark(String name, CodeArea area) {
        return new SelectionImpl<>(name, area, path -> path.getStyleClass().add("bracket-match"));
    }

    Subscription start() {
        area.addSelection(open);
        area.addSelection(close);
        return EventStreams.merge(EventStreams.changesOf(area.caretPositionProperty()), area.multiPlainChanges())
            .subscribe(_ -> update());
    }

    private void update() {
        Optional<Brackets.Pair> pair = area.getSelection().getLength() > 0
            ? Optional.empty()
            : Brackets.at(area.getText(), area.getCaretPosition(), this::isCode);
        select(open, pair.map(Brackets.Pair::open));
        select(close, pair.map(Brackets.Pair::close));
    }

    private boolean isCode(int offset) {
        return area.getStyleOfChar(offset).stream().noneMatch(TEXT_STYLES::contains);
    }

    private static void select(Selection<Collection<String>, String, Collection<String>> mark,
        Optional<Integer> offset) {
        if (offset.isPresent()) {
            mark.selectRange(offset.get(), offset.get() + 1);
        } else if (mark.getLength() > 0) {
            mark.deselect();
        }
    }
}
