package dev.ixion.ui.canvas;

import javafx.geometry.Point2D;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;

/// Scrolling pans, with Ctrl it zooms at the pointer, as pinching does. A card scrolls its own content only while it has
/// the focus; otherwise the canvas would stop as soon as a card comes under the pointer.
final class CanvasScroll {
    private static final double ZOOM_PER_PIXEL = 1.0025;

    private final Region view;
    private final CanvasModel model;

    CanvasScroll(Region view, CanvasModel model) {
        this.view = view;
        this.model = model;
    }

    void install() {
        view.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
        view.addEventFilter(ZoomEvent.ZOOM, event -> {
            zoom(event.getZoomFactor(), view.sceneToLocal(event.getSceneX(), event.getSceneY()));
            event.consume();
        });
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(Math.pow(ZOOM_PER_PIXEL, event.getDeltaY() + event.getDeltaX()),
                view.sceneToLocal(event.getSceneX(), event.getSceneY()));
        } else if (Hit.at(event.getTarget()).filter(hit -> hit.card().hasFocusInside()).isPresent()) {
            return;
        } else {
            boolean sideways = event.isShiftDown() && event.getDeltaX() == 0;
            model.show(sideways
                ? model.viewport().panned(event.getDeltaY(), 0)
                : model.viewport().panned(event.getDeltaX(), event.getDeltaY()));
        }
        event.consume();
    }

    private void zoom(double factor, Point2D at) {
        model.show(model.viewport().zoomedTo(model.viewport().zoom() * factor, at.getX(), at.getY()));
    }
}
