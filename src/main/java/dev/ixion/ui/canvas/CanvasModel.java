package dev.ixion.ui.canvas;

import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;

/// What the parts of the canvas view share: the canvas, the part of it that is shown, the selection, and where glyphs
/// that are being dragged would come to lie.
final class CanvasModel {
    private final Selection selection = new Selection();
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(this, "viewport", Viewport.START);
    private final ObjectProperty<Map<GlyphId, Placement>> preview = new SimpleObjectProperty<>(this, "preview",
        Map.of());
    private final DoubleProperty width = new SimpleDoubleProperty(this, "width");
    private final DoubleProperty height = new SimpleDoubleProperty(this, "height");
    private final Canvas canvas;

    CanvasModel(Canvas canvas) {
        this.canvas = canvas;
    }

    Canvas canvas() {
        return canvas;
    }

    Selection selection() {
        return selection;
    }

    ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    Viewport viewport() {
        return viewport.get();
    }

    void show(Viewport next) {
        viewport.set(next);
    }

    DoubleProperty widthProperty() {
        return width;
    }

    DoubleProperty heightProperty() {
        return height;
    }

    /// Where glyphs lie while they are dragged; empty when the drag is over.
    ObjectProperty<Map<GlyphId, Placement>> previewProperty() {
        return preview;
    }

    Placement placement(Glyph glyph) {
        return preview.get().getOrDefault(glyph.id(), glyph.placement());
    }

    List<Glyph> selected() {
        return canvas.glyphs().stream().filter(glyph -> selection.contains(glyph.id())).toList();
    }

    /// The uppermost glyph at a point of the canvas.
    Optional<Glyph> glyphAt(Point2D point) {
        return canvas.glyphs().reversed().stream().filter(glyph -> holds(placement(glyph), point)).findFirst();
    }

    /// The smallest area that holds all glyphs.
    Optional<Placement> bounds() {
        return canvas.glyphs().stream().map(this::placement).reduce(Placement::union);
    }

    /// The area that is shown.
    Placement area() {
        return viewport().area(width.get(), height.get());
    }

    void fitAll() {
        bounds().ifPresent(bounds -> show(Viewport.fitting(bounds, width.get(), height.get())));
    }

    void reveal(GlyphId id) {
        canvas.glyph(id).ifPresent(
            glyph -> show(viewport().revealing(placement(glyph), width.get(), height.get())));
    }

    void centreOn(double x, double y) {
        show(viewport().centred(x, y, width.get(), height.get()));
    }

    /// Zooms with the middle of the view fixed.
    void zoomTo(double zoom) {
        show(viewport().zoomedTo(zoom, width.get() / 2, height.get() / 2));
    }

    private static boolean holds(Placement place, Point2D point) {
        return place.x() <= point.getX() && point.getX() < place.right() && place.y() <= point.getY()
            && point.getY() < place.bottom();
    }
}
