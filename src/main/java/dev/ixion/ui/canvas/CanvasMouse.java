package dev.ixion.ui.canvas;

import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Turns presses and drags on the canvas into selections and gestures. It sees events before the cards do, so that a
/// card needs to know nothing of the canvas.
final class CanvasMouse {
    private static final double THRESHOLD = 3;

    private final Region view;
    private final CanvasModel model;
    private final CanvasActions actions;
    private final CardLayer cards;
    private final Region frame;
    private Optional<DragGesture> gesture = Optional.empty();
    private Consumer<Point2D> onBackgroundDoubleClick = _ -> {};
    private Point2D pressed = Point2D.ZERO;
    private boolean dragging;

    /// @param frame the node that shows the marquee
    CanvasMouse(Region view, CanvasModel model, CanvasActions actions, CardLayer cards, Region frame) {
        this.view = view;
        this.model = model;
        this.actions = actions;
        this.cards = cards;
        this.frame = frame;
    }

    void install() {
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        view.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        view.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    void setOnBackgroundDoubleClick(Consumer<Point2D> action) {
        onBackgroundDoubleClick = action;
    }

    /// Gives up the drag, if there is one.
    boolean abandon() {
        boolean abandoned = dragging;
        if (dragging) {
            gesture.ifPresent(DragGesture::abandoned);
        }
        gesture = Optional.empty();
        dragging = false;
        return abandoned;
    }

    private void pressed(MouseEvent event) {
        abandon();
        pressed = point(event);
        if (event.getButton() == MouseButton.MIDDLE) {
            gesture = Optional.of(new Pan(model, view));
            event.consume();
            return;
        }
        Optional<Hit> hit = Hit.at(event.getTarget());
        if (hit.isPresent()) {
            cardPressed(hit.get(), event);
        } else if (event.getTarget() == view && event.getButton() == MouseButton.PRIMARY) {
            view.requestFocus();
            gesture = Optional.of(farGlyph(event).map(glyph -> grabbed(glyph, event))
                .orElseGet(() -> event.isShiftDown() ? new Marquee(model, frame) : new Pan(model, view)));
        }
    }

    private void cardPressed(Hit hit, MouseEvent event) {
        Glyph glyph = hit.card().glyph();
        boolean primary = event.getButton() == MouseButton.PRIMARY;
        switch (hit.part()) {
            case TITLE -> gesture = Optional.of(grabbed(glyph, event)).filter(_ -> primary);
            case CORNER -> {
                model.selection().only(glyph.id());
                gesture = Optional.<DragGesture>of(new CardResize(model, actions, glyph)).filter(_ -> primary);
            }
            case INSIDE -> selectAlso(glyph.id(), event.isShiftDown());
        }
        if (!model.selection().contains(glyph.id())) {
            view.requestFocus();
        } else if (!hit.card().hasFocusInside()) {
            hit.card().titleBar().requestFocus();
        }
    }

    private DragGesture grabbed(Glyph glyph, MouseEvent event) {
        boolean wasSelected = model.selection().contains(glyph.id());
        if (event.isShiftDown() && wasSelected) {
            model.selection().remove(glyph.id());
        } else {
            selectAlso(glyph.id(), event.isShiftDown());
        }
        return new CardDrag(model, actions, glyph, !event.isShiftDown() && event.getButton() == MouseButton.PRIMARY);
    }

    private void selectAlso(GlyphId id, boolean others) {
        if (others) {
            model.selection().add(id);
        } else if (!model.selection().contains(id)) {
            model.selection().only(id);
        }
    }

    private void dragged(MouseEvent event) {
        Point2D to = point(event);
        dragging |= gesture.isPresent() && to.distance(pressed) > THRESHOLD;
        if (dragging) {
            gesture.ifPresent(drag -> drag.moved(pressed, to, event.isAltDown()));
            event.consume();
        }
    }

    private void released(MouseEvent event) {
        boolean wasDragging = dragging;
        Optional<DragGesture> ended = gesture;
        dragging = false;
        gesture = Optional.empty();
        ended.ifPresent(wasDragging ? DragGesture::finished : DragGesture::clicked);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.getClickCount() != 2 || !event.isStillSincePress()
            || event.getTarget() != view) {
            return;
        }
        Point2D at = point(event);
        Point2D onCanvas = model.viewport().toCanvas(at.getX(), at.getY());
        Optional<Glyph> far = farGlyph(event);
        if (far.isPresent()) {
            model.zoomTo(1);
            model.centreOn(onCanvas.getX(), onCanvas.getY());
        } else {
            onBackgroundDoubleClick.accept(onCanvas);
        }
    }

    /// The glyph under the pointer where glyphs are painted and not nodes.
    private Optional<Glyph> farGlyph(MouseEvent event) {
        Point2D at = point(event);
        return cards.isFar() ? model.glyphAt(model.viewport().toCanvas(at.getX(), at.getY())) : Optional.empty();
    }

    private Point2D point(MouseEvent event) {
        return view.sceneToLocal(event.getSceneX(), event.getSceneY());
    }
}
