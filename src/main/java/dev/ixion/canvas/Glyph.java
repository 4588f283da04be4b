package dev.ixion.canvas;

/// One node on the canvas, as it is stored. A glyph never changes; an [Edit] puts another one in its place.
public sealed interface Glyph permits IxGlyph, PyGlyph, AxGlyph, NoteGlyph {
    GlyphId id();

    Placement placement();

    /// What the user types into it: a command, code, a query, words.
    String text();

    /// The same glyph at another place or with another size.
    Glyph at(Placement place);

    /// The same glyph with other text.
    Glyph withText(String text);

    /// A glyph of its own with the same content, for duplicating and pasting.
    Glyph copy(GlyphId newId, Placement place);
}
