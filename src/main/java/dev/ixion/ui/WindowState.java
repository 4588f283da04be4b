package dev.ixion.ui;

import dev.ixion.ui.canvas.Viewport;
import java.util.Properties;

/// How a window is shown, which it takes up again when it is next opened.
///
/// @param width of the window where it does not fill the screen, in pixels
/// @param height of the window where it does not fill the screen, in pixels
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

    /// What was written.
    ///
    /// @throws IllegalArgumentException if any of it is missing or makes no sense
    static WindowState read(Properties values) {
        return new WindowState(size(values, "width"), size(values, "height"),
            Boolean.parseBoolean(values.getProperty("maximized")),
            new Viewport(number(values, "x"), number(values, "y"), size(values, "zoom")),
            SidePanels.Panel.valueOf(values.getProperty("panel", "")));
    }

    private static double size(Properties values, String name) {
        double size = number(values, name);
        if (size <= 0) {
            throw new IllegalArgumentException(name + " is " + size);
        }
        return size;
    }

    private static double number(Properties values, String name) {
        double number = Double.parseDouble(values.getProperty(name, ""));
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(name + " is " + number);
        }
        return number;
    }
}
