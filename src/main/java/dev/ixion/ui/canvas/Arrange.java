package dev.ixion.ui.canvas;

import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.Placement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where glyphs lie when they are aligned or distributed.
final class Arrange {
    private Arrange() {}

    static Map<GlyphId, Placement> aligned(List<Glyph> glyphs, Alignment alignment) {
        Map<GlyphId, Placement> places = new LinkedHashMap<>();
        Placement all = bounds(glyphs);
        for (Glyph glyph : glyphs) {
            Placement place = glyph.placement();
            places.put(glyph.id(), switch (alignment) {
                case LEFT -> place.movedTo(all.x(), place.y());
                case CENTRE -> place.movedTo(all.x() + (all.width() - place.width()) / 2, place.y());
                case RIGHT -> place.movedTo(all.right() - place.width(), place.y());
                case TOP -> place.movedTo(place.x(), all.y());
                case MIDDLE -> place.movedTo(place.x(), all.y() + (all.height() - place.height()) / 2);
                case BOTTOM -> place.movedTo(place.x(), all.bottom() - place.height());
            });
        }
        return places;
    }

    /// Equal gaps from left to right.
    static Map<GlyphId, Placement> distributedAcross(List<Glyph> glyphs) {
        double gap = gap(bounds(glyphs).width(), glyphs.stream().mapToDouble(g -> g.placement().width()).sum(), glyphs);
        Map<GlyphId, Placement> places = new LinkedHashMap<>();
        double x = bounds(glyphs).x();
        for (Glyph glyph : sorted(glyphs, Comparator.comparingDouble(g -> g.placement().x()))) {
            places.put(glyph.id(), glyph.placement().movedTo(x, glyph.placement().y()));
            x += glyph.placement().width() + gap;
        }
        return places;
    }

    /// Equal gaps from top to bottom.
    static Map<GlyphId, Placement> distributedDown(List<Glyph> glyphs) {
        double gap = gap(bounds(glyphs).height(), glyphs.stream().mapToDouble(g -> g.placement().height()).sum(),
            glyphs);
        Map<GlyphId, Placement> places = new LinkedHashMap<>();
        double y = bounds(glyphs).y();
        for (Glyph glyph : sorted(glyphs, Comparator.comparingDouble(g -> g.placement().y()))) {
            places.put(glyph.id(), glyph.placement().movedTo(glyph.placement().x(), y));
            y += glyph.placement().height() + gap;
        }
        return places;
    }

    private static double gap(double whole, double taken, List<Glyph> glyphs) {
        return glyphs.size() < 2 ? 0 : (whole - taken) / (glyphs.size() - 1);
    }

    private static List<Glyph> sorted(List<Glyph> glyphs, Comparator<Glyph> order) {
        return glyphs.stream().sorted(order).toList();
    }

    private static Placement bounds(List<Glyph> glyphs) {
        return glyphs.stream().map(Glyph::placement).reduce(Placement::union).orElse(new Placement(0, 0, 0, 0));
    }
}
