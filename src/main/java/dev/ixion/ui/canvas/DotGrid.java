package dev.ixion.ui.canvas;

import dev.ixion.canvas.Placement;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/// The dots behind the glyphs. Their distance is a multiple of the grid that glyphs snap to, and changes with the zoom so
/// that they are never crowded.
final class DotGrid extends Canvas {
    private static final double CLOSEST = 18;

    DotGrid() {
        setManaged(false);
    }

    /// The distance of two dots in canvas units.
    static double spacing(double zoom) {
        double spacing = Placement.GRID * 3;
        while (spacing * zoom < CLOSEST) {
            spacing *= 2;
        }
        return spacing;
    }

    void paint(Viewport viewport, CanvasColors colors) {
        GraphicsContext graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        graphics.setFill(colors.dot());
        double spacing = spacing(viewport.zoom());
        double step = spacing * viewport.zoom();
        double left = (Math.ceil(viewport.x() / spacing) * spacing - viewport.x()) * viewport.zoom();
        double top = (Math.ceil(viewport.y() / spacing) * spacing - viewport.y()) * viewport.zoom();
        double size = Math.clamp(Math.rint(viewport.zoom() * 1.5), 1.0, 3.0);
        for (double y = top; y < getHeight(); y += step) {
            for (double x = left; x < getWidth(); x += step) {
                graphics.fillRect(Math.rint(x), Math.rint(y), size, size);
            }
        }
    }
}
