package dev.ixion.ui.canvas;

import dev.ixion.canvas.Placement;
import javafx.geometry.Point2D;

/// Which part of the infinite plane is shown, and how large.
///
/// @param x the canvas coordinate at the left edge of the view
/// @param y the canvas coordinate at the upper edge of the view
/// @param zoom view pixels for each canvas unit, held between [#SMALLEST] and [#LARGEST]
public record Viewport(double x, double y, double zoom) {
    public static final double SMALLEST = 0.1;
    public static final double LARGEST = 4;
    /// At 100 %, with the origin in the upper left corner.
    public static final Viewport START = new Viewport(0, 0, 1);

    private static final double[] STEPS = {0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4};
    private static final double MARGIN = 48;

    public Viewport {
        zoom = Math.clamp(zoom, SMALLEST, LARGEST);
    }

    /// The largest zoom up to 100 % at which the bounds are in view with a margin, centred.
    public static Viewport fitting(Placement bounds, double width, double height) {
        double across = Math.max(1, width - 2 * MARGIN) / Math.max(1, bounds.width());
        double down = Math.max(1, height - 2 * MARGIN) / Math.max(1, bounds.height());
        Viewport zoomed = new Viewport(0, 0, Math.min(1, Math.min(across, down)));
        return zoomed.centred(bounds.x() + bounds.width() / 2, bounds.y() + bounds.height() / 2, width, height);
    }

    public Point2D toCanvas(double viewX, double viewY) {
        return new Point2D(x + viewX / zoom, y + viewY / zoom);
    }

    public Point2D toView(double canvasX, double canvasY) {
        return new Point2D((canvasX - x) * zoom, (canvasY - y) * zoom);
    }

    /// What a view of this size shows, in canvas units.
    public Placement area(double width, double height) {
        return new Placement(x, y, width / zoom, height / zoom);
    }

    /// What is shown moves by this many view pixels.
    public Viewport panned(double dx, double dy) {
        return new Viewport(x - dx / zoom, y - dy / zoom, zoom);
    }

    /// Another zoom, with the same canvas point at this place of the view.
    public Viewport zoomedTo(double newZoom, double viewX, double viewY) {
        Point2D fixed = toCanvas(viewX, viewY);
        double clamped = Math.clamp(newZoom, SMALLEST, LARGEST);
        return new Viewport(fixed.getX() - viewX / clamped, fixed.getY() - viewY / clamped, clamped);
    }

    /// The same zoom, with this canvas point in the middle of the view.
    public Viewport centred(double canvasX, double canvasY, double width, double height) {
        return new Viewport(canvasX - width / zoom / 2, canvasY - height / zoom / 2, zoom);
    }

    /// The shortest pan that brings a place into view; its upper left corner where it is too large.
    public Viewport revealing(Placement place, double width, double height) {
        double margin = Math.min(MARGIN, Math.min(width, height) / 8) / zoom;
        return new Viewport(shifted(x, width / zoom, place.x() - margin, place.right() + margin),
            shifted(y, height / zoom, place.y() - margin, place.bottom() + margin), zoom);
    }

    /// The next larger step, for a key or button.
    public double nextLarger() {
        for (double step : STEPS) {
            if (step > zoom * 1.001) {
                return step;
            }
        }
        return LARGEST;
    }

    /// The next smaller step, for a key or button.
    public double nextSmaller() {
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i] < zoom * 0.999) {
                return STEPS[i];
            }
        }
        return SMALLEST;
    }

    private static double shifted(double start, double length, double from, double to) {
        double shifted = to > start + length ? to - length : start;
        return from < shifted ? from : shifted;
    }
}
