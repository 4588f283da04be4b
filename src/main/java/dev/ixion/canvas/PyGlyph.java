package dev.ixion.canvas;

import dev.ixion.ats.Asid;
import java.util.Optional;

/// A glyph that holds Python code, for itself or as the editor of a type's handler.
///
/// @param handlerType the type whose handler this code is saved as
/// @param basedOn the handler version that the text started from
public record PyGlyph(GlyphId id, Placement placement, String code, Optional<String> handlerType,
    Optional<Asid> basedOn) implements Glyph {
    @Override
    public String text() {
        return code;
    }

    @Override
    public PyGlyph at(Placement place) {
        return new PyGlyph(id, place, code, handlerType, basedOn);
    }

    @Override
    public PyGlyph withText(String text) {
        return new PyGlyph(id, placement, text, handlerType, basedOn);
    }

    @Override
    public PyGlyph copy(GlyphId newId, Placement place) {
        return new PyGlyph(newId, place, code, handlerType, basedOn);
    }

    /// The same code, now based on this version of this type's handler.
    public PyGlyph savedAs(String type, Asid version) {
        return new PyGlyph(id, placement, code, Optional.of(type), Optional.of(version));
    }
}
