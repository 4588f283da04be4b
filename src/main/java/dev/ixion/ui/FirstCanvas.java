package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import dev.ixion.canvas.Edit;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.canvas.PyGlyph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
            new Edit.Add(new PyGlyph(GlyphId.random(), new Placement(448, 0, 560, 464), code(), Optional.of(TYPE),
                Optional.empty()))));
    }

    private static String code() {
        try (InputStream in = FirstCanvas.class.getResourceAsStream("folder.py")) {
            if (in == null) {
                throw new IllegalStateException("missing resource folder.py");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
