package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import dev.ixion.canvas.Edit;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.text.Resources;
import java.util.List;
import java.util.Optional;

/// What a new workspace starts with: an example that works without a network.
final class FirstCanvas {
    private static final String TYPE = "folder";

    private FirstCanvas() {}

    /// A note that says what to do, a command, and the unsaved handler that it needs.
    static Edit glyphs() {
        return new Edit.Several(List.of(
            new Edit.Add(new NoteGlyph(GlyphId.random(), new Placement(0, 0, 416, 160), text("first.note"))),
            new Edit.Add(new IxGlyph(GlyphId.random(), new Placement(0, 192, 416, 272), "ix " + TYPE + " ~")),
            new Edit.Add(new PyGlyph(GlyphId.random(), new Placement(448, 0, 560, 464),
                Resources.read(FirstCanvas.class, "folder.py"), Optional.of(TYPE),
                Optional.empty()))));
    }
}
