package dev.ixion.ui.glyph.note;

import static dev.ixion.text.Messages.text;

import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.GlyphContent;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/// A note: what is typed is what it holds.
public final class NoteContent implements GlyphContent {
    private final TextArea area = new TextArea();
    private final GlyphCard card;

    public NoteContent(NoteGlyph glyph, Canvas canvas) {
        area.setText(glyph.text());
        area.setWrapText(true);
        area.setPromptText(text("note.prompt"));
        area.setAccessibleText(text("note.prompt"));
        area.getStyleClass().add("note-glyph");
        area.textProperty().addListener((_, _, words) -> canvas.type(glyph.id(), words));
        this.card = new GlyphCard(glyph, "✎", this);
        card.titleProperty().set(text("note.title"));
    }

    /// The card with its frame.
    public GlyphCard card() {
        return card;
    }

    @Override
    public Node node() {
        return area;
    }

    @Override
    public void glyphChanged(Glyph changed) {
        if (!changed.text().equals(area.getText())) {
            area.setText(changed.text());
        }
    }

    @Override
    public void dispose() {}
}
