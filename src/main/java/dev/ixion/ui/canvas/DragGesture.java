package dev.ixion.ui.canvas;

import javafx.geometry.Point2D;

/// What a drag with the mouse does from press to release. Points are view coordinates.
interface DragGesture {
    /// @param exact whether the user wants no snapping
    void moved(Point2D from, Point2D to, boolean exact);

    void finished();

    /// The user gave it up, by Escape.
    void abandoned();

    /// The button was released without a drag.
    void clicked();
}
