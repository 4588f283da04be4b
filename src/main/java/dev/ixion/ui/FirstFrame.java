package dev.ixion.ui;

import javafx.animation.AnimationTimer;

/// Tells once that a window which was just shown has been drawn.
final class FirstFrame extends AnimationTimer {
    /// A frame is prepared at one pulse and drawn beside the next.
    private static final int PULSES = 3;

    private final Runnable drawn;
    private int pulses;

    /// @param drawn is called on the FX thread
    FirstFrame(Runnable drawn) {
        this.drawn = drawn;
    }

    @Override
    public void handle(long now) {
        if (++pulses == PULSES) {
            stop();
            drawn.run();
        }
    }
}
