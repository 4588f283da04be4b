package dev.ixion.canvas;

/// A glyph (⋈) that holds an `ax` query.
///
/// @param query as typed; the leading `ax` is optional
public record AxGlyph(GlyphId id, Placement placement, String query) implements Glyph {
    @Override
    public String text() {
        return query;
    }

    @Override
    public AxGlyph at(Placement place) {
        return new AxGlyph(id, place, query);
    }

    @Override
    public AxGlyph withText(String text) {
        return new AxGlyph(id, placement, text);
    }

    @Override
    public AxGlyph copy(GlyphId newId, Placement place) {
        return new AxGlyph(newId, place, query);
    }
}
