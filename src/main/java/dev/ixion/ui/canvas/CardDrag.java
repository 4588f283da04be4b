package dev.ixion.ui.canvas;

import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.Placement;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Point2D;

/// Moves the whole selection with the card that was grabbed, whose corner snaps to the grid. A click instead selects
/// that card alone.
final class CardDrag implements DragGesture {
    private final CanvasModel model;
    private final CanvasActions actions;
    private final Glyph grabbed;
    private final boolean selects;

    /// @param selects whether a click selects the card alone
    CardDrag(CanvasModel model, CanvasActions actions, Glyph grabbed, boolean selects) {
        this.model = model;
        this.actions = actions;
        this.grabbed = grabbed;
        this.selects = selects;
    }

    @Override
    public void moved(Point2D from, Point2D to, boolean exact) {
        double zoom = model.viewport().zoom();
        Placement start = grabbed.placement();
        Placement wanted = start.moved((to.getX() - from.getX()) / zoom, (to.getY() - from.getY()) / zoom);
        Placement end = exact ? wanted : wanted.snapped();
        Map<GlyphId, Placement> places = new LinkedHashMap<>();
        for (Glyph glyph : model.selected()) {
            places.put(glyph.id(), glyph.placement().moved(end.x() - start.x(), end.y() - start.y()));
        }
        model.previewProperty().set(places);
    }

    @Override
    public void finished() {
        Map<GlyphId, Placement> places = model.previewProperty().get();
        model.previewProperty().set(Map.of());
        actions.place(places);
    }

    @Override
    public void abandoned() {
        model.previewProperty().set(Map.of());
    }

    @Override
    public void clicked() {
        if (selects) {
            model.selection().only(grabbed.id());
        }
    }
}
