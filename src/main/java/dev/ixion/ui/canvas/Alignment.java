package dev.ixion.ui.canvas;

/// The line that selected glyphs are brought to.
public enum Alignment {
    LEFT, CENTRE, RIGHT, TOP, MIDDLE, BOTTOM
}
