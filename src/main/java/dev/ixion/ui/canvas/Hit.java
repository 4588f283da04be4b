package dev.ixion.ui.canvas;

import dev.ixion.ui.glyph.GlyphCard;
import java.util.Optional;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// A card under the pointer, and which part of it.
record Hit(GlyphCard card, Part part) {
    enum Part {
        TITLE, CORNER, INSIDE
    }

    /// The card that holds an event's target, if any does.
    static Optional<Hit> at(EventTarget target) {
        Part part = Part.INSIDE;
        boolean onControl = false;
        for (Node node = target instanceof Node start ? start : null; node != null; node = node.getParent()) {
            onControl |= node instanceof Button;
            if (node.getParent() instanceof GlyphCard card) {
                if (node == card.titleBar() && !onControl) {
                    part = Part.TITLE;
                } else if (node == card.resizeCorner()) {
                    part = Part.CORNER;
                }
            }
            if (node instanceof GlyphCard card) {
                return Optional.of(new Hit(card, part));
            }
        }
        return Optional.empty();
    }
}
