package dev.ixion.ui.canvas;

import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.Placement;
import java.util.Map;
import javafx.geometry.Point2D;

/// Resizes one card by its corner, which snaps to the grid.
final class CardResize implements DragGesture {
    static final double MIN_WIDTH = 240;
    static final double MIN_HEIGHT = 120;

    private final CanvasModel model;
    private final CanvasActions actions;
    private final Glyph glyph;

    CardResize(CanvasModel model, CanvasActions actions, Glyph glyph) {
        this.model = model;
        this.actions = actions;
        this.glyph = glyph;
    }

    @Override
    public void moved(Point2D from, Point2D to, boolean exact) {
        double zoom = model.viewport().zoom();
        Placement start = glyph.placement();
        double right = start.right() + (to.getX() - from.getX()) / zoom;
        double bottom = start.bottom() + (to.getY() - from.getY()) / zoom;
        double width = (exact ? right : Placement.snap(right)) - start.x();
        double height = (exact ? bottom : Placement.snap(bottom)) - start.y();
        model.previewProperty().set(
            Map.of(glyph.id(), resized(start, width - start.width(), height - start.height())));
    }

    /// A larger or smaller placement, but not smaller than a card can be.
    static Placement resized(Placement place, double dx, double dy) {
        return place.resized(Math.max(MIN_WIDTH, place.width() + dx), Math.max(MIN_HEIGHT, place.height() + dy));
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
        // A click on the corner only selects, which the press did.
    }
}
