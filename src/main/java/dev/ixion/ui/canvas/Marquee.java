package dev.ixion.ui.canvas;

import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.Placement;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;

/// Adds to the selection what a frame touches.
final class Marquee implements DragGesture {
    private final CanvasModel model;
    private final Region frame;
    private final Set<GlyphId> before;

    /// @param frame the node that shows the frame
    Marquee(CanvasModel model, Region frame) {
        this.model = model;
        this.frame = frame;
        this.before = model.selection().ids();
    }

    @Override
    public void moved(Point2D from, Point2D to, boolean exact) {
        double left = Math.min(from.getX(), to.getX());
        double top = Math.min(from.getY(), to.getY());
        double width = Math.abs(to.getX() - from.getX());
        double height = Math.abs(to.getY() - from.getY());
        frame.resizeRelocate(left, top, width, height);
        frame.setVisible(true);
        Point2D corner = model.viewport().toCanvas(left, top);
        double zoom = model.viewport().zoom();
        Placement area = new Placement(corner.getX(), corner.getY(), width / zoom, height / zoom);
        Set<GlyphId> selected = new LinkedHashSet<>(before);
        model.canvas().glyphs().stream().filter(glyph -> glyph.placement().overlaps(area)).map(Glyph::id)
            .forEach(selected::add);
        model.selection().set(selected);
    }

    @Override
    public void finished() {
        frame.setVisible(false);
    }

    @Override
    public void abandoned() {
        model.selection().set(before);
        finished();
    }

    @Override
    public void clicked() {
        // Shift and a click on the background keeps the selection.
    }
}
