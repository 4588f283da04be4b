package dev.ixion.ui.glyph;

import dev.ixion.canvas.Glyph;
import javafx.scene.Node;

/// What a kind of glyph puts into the frame that all share: usually its controller.
public interface GlyphContent {
    /// The body of the card; the same node at each call.
    Node node();

    /// The glyph has other content now: by undo, by redo, or by what this content typed itself. So compare with what is
    /// shown before setting a text, or the caret jumps. It is not called when the glyph was only moved or resized.
    void glyphChanged(Glyph glyph);

    /// Shows a line of its text, where it has one that is read in lines.
    ///
    /// @param line counted from 1
    default void showLine(int line) {}

    /// The glyph left the canvas: end what runs for it and close every subscription.
    void dispose();

    /// Content that never changes and owns nothing.
    static GlyphContent of(Node body) {
        return new GlyphContent() {
            @Override
            public Node node() {
                return body;
            }

            @Override
            public void glyphChanged(Glyph glyph) {}

            @Override
            public void dispose() {}
        };
    }
}
