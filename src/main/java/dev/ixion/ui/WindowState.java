package dev.ixion.ui;

import dev.ixion.ui.canvas.Viewport;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/// How a window is shown, which it takes up again when it is next opened.
///
/// @param width of the window, in pixels
/// @param height of the window, in pixels
/// @param maximized whether it fills the screen
/// @param viewport which part of the canvas is in view
/// @param panel which side panel is open
record WindowState(double width, double height, boolean maximized, Viewport viewport, SidePanels.Panel panel) {
    Properties written() {
        Properties values = new Properties();
        values.setProperty("width", Double.toString(width));
        values.setProperty("height", Double.toString(height));
        values.setProperty("maximized", Boolean.toString(maximized));
        values.setProperty("x", Double.toString(viewport.x()));
        values.setProperty("y", Double.toString(viewport.y()));
        values.setProperty("zoom", Double.toString(viewport.zoom()));
        values.setProperty("panel", panel.name());
        return values;
    }

    /// What was written; empty if any of it is missing or makes no sense.
    static Optional<WindowState> read(Properties values) {
        Optional<SidePanels.Panel> panel = Arrays.stream(SidePanels.Panel.values())
            .filter(known -> known.name().equals(values.getProperty("panel"))).findFirst();
        try {
            WindowState state = new WindowState(number(values, "width"), number(values, "height"),
                Boolean.parseBoolean(values.getProperty("maximized")),
                new Viewport(number(values, "x"), number(values, "y"), number(values, "zoom")),
                panel.orElse(SidePanels.Panel.NONE));
            return Optional.of(state);
        } catch (NumberFormatException nonsense) {
            return Optional.empty();
        }
    }

    private static double number(Properties values, String name) {
        double number = Double.parseDouble(values.getProperty(name, ""));
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(name + " is " + number);
        }
        return number;
    }
}
