package dev.ixion.canvas;

import java.util.List;

/// Keeps a canvas over restarts.
public interface CanvasStore {
    /// All glyphs in the order in which they were added.
    List<Glyph> load();

    /// Stores the glyphs that an edit added or changed and deletes those that it removed.
    void save(Edit edit);
}
