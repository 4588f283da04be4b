package dev.ixion.canvas;

import java.security.SecureRandom;

/// A glyph's id, unique over all workspaces so that glyphs can be copied between them.
///
/// @param value any text that is not blank; ids made here are 12 characters of Crockford base32
public record GlyphId(String value) implements Comparable<GlyphId> {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// @throws IllegalArgumentException if the value is blank
    public GlyphId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a glyph's id is not blank");
        }
    }

    /// A new id of 60 random bits.
    public static GlyphId random() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new GlyphId(text.toString());
    }

    @Override
    public int compareTo(GlyphId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
