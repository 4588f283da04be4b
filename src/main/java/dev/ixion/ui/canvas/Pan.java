package dev.ixion.ui.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;

/// Moves the plane with the hand. A click instead clears the selection.
final class Pan implements DragGesture {
    private final CanvasModel model;
    private final Node view;
    private final Viewport start;

    Pan(CanvasModel model, Node view) {
        this.model = model;
        this.view = view;
        this.start = model.viewport();
    }

    @Override
    public void moved(Point2D from, Point2D to, boolean exact) {
        view.setCursor(Cursor.CLOSED_HAND);
        model.show(start.panned(to.getX() - from.getX(), to.getY() - from.getY()));
    }

    @Override
    public void finished() {
        view.setCursor(Cursor.DEFAULT);
    }

    @Override
    public void abandoned() {
        model.show(start);
        finished();
    }

    @Override
    public void clicked() {
        model.selection().clear();
    }
}
