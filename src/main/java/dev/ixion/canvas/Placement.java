package dev.ixion.canvas;

/// Where a glyph lies on the canvas, in pixels at 100 %. Which sizes are too small is for the caller to say.
///
/// @param x the left edge
/// @param y the upper edge
/// @param width never negative
/// @param height never negative
public record Placement(double x, double y, double width, double height) {
    /// The distance of the lines that placements snap to.
    public static final double GRID = 8;

    /// @throws IllegalArgumentException if a number is not finite or a size is negative
    public Placement {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(width) || !Double.isFinite(height)
            || width < 0 || height < 0) {
            throw new IllegalArgumentException(
                "not a place on a canvas: %s, %s, %s × %s".formatted(x, y, width, height));
        }
    }

    /// The nearest multiple of [#GRID].
    public static double snap(double value) {
        return Math.round(value / GRID) * GRID;
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public Placement moved(double dx, double dy) {
        return new Placement(x + dx, y + dy, width, height);
    }

    public Placement movedTo(double newX, double newY) {
        return new Placement(newX, newY, width, height);
    }

    public Placement resized(double newWidth, double newHeight) {
        return new Placement(x, y, newWidth, newHeight);
    }

    /// The same size with the upper left corner on the grid.
    public Placement snapped() {
        return new Placement(snap(x), snap(y), width, height);
    }

    /// Whether the two share more than an edge.
    public boolean overlaps(Placement other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /// The same centre, larger by the margin on each side.
    public Placement grown(double margin) {
        return new Placement(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    /// The smallest placement that holds both.
    public Placement union(Placement other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Placement(left, top, Math.max(right(), other.right()) - left,
            Math.max(bottom(), other.bottom()) - top);
    }
}
