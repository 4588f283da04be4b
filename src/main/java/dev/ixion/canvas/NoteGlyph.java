package dev.ixion.canvas;

/// A glyph that holds words for people.
public record NoteGlyph(GlyphId id, Placement placement, String text) implements Glyph {
    @Override
    public NoteGlyph at(Placement place) {
        return new NoteGlyph(id, place, text);
    }

    @Override
    public NoteGlyph withText(String newText) {
        return new NoteGlyph(id, placement, newText);
    }

    @Override
    public NoteGlyph copy(GlyphId newId, Placement place) {
        return new NoteGlyph(newId, place, text);
    }
}
