package dev.ixion.canvas;

/// A glyph (⨳) that holds an `ix` command.
///
/// @param command as typed; the leading `ix` is optional
public record IxGlyph(GlyphId id, Placement placement, String command) implements Glyph {
    @Override
    public String text() {
        return command;
    }

    @Override
    public IxGlyph at(Placement place) {
        return new IxGlyph(id, place, command);
    }

    @Override
    public IxGlyph withText(String text) {
        return new IxGlyph(id, placement, text);
    }

    @Override
    public IxGlyph copy(GlyphId newId, Placement place) {
        return new IxGlyph(newId, place, command);
    }
}
