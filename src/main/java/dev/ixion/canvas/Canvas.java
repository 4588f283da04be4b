package dev.ixion.canvas;

import dev.ixion.ats.Listeners;
import dev.ixion.ats.Subscription;
import dev.ixion.canvas.Edit.Add;
import dev.ixion.canvas.Edit.Change;
import dev.ixion.canvas.Edit.Remove;
import dev.ixion.canvas.Edit.Several;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The glyphs of one canvas and the history of its edits. It is used on one thread.
///
/// It knows no store: `canvas.onChange(store::save)` keeps one up to date.
public final class Canvas {
    private final Map<GlyphId, Glyph> glyphs = new LinkedHashMap<>();
    private final Listeners<Edit> listeners = new Listeners<>();
    private final History history;

    /// An empty canvas.
    ///
    /// @param clock says when typing paused
    public Canvas(InstantSource clock) {
        this.history = new History(clock);
    }

    /// A canvas with these glyphs, the last one on top, and no history.
    public static Canvas of(List<? extends Glyph> glyphs, InstantSource clock) {
        Canvas canvas = new Canvas(clock);
        glyphs.forEach(glyph -> make(new Add(glyph), canvas.glyphs));
        return canvas;
    }

    /// All glyphs, the last one on top.
    public List<Glyph> glyphs() {
        return List.copyOf(glyphs.values());
    }

    public Optional<Glyph> glyph(GlyphId id) {
        return Optional.ofNullable(glyphs.get(id));
    }

    /// Makes an edit and remembers it; an empty one is not made. Either all of it is made or nothing.
    ///
    /// @throws IllegalArgumentException if it does not fit: it adds an id that is there, or removes or changes a glyph
    ///     that is not there or is no longer as the edit has it before
    public void apply(Edit edit) {
        if (edit.isEmpty()) {
            return;
        }
        make(edit);
        history.record(edit);
        listeners.tell(edit);
    }

    /// Puts another form of a glyph in its place, if the glyph is still there. What finishes late, for example a save,
    /// need not know whether the glyph was moved or deleted meanwhile.
    ///
    /// @return whether the glyph is there
    public boolean update(GlyphId id, UnaryOperator<Glyph> change) {
        Optional<Glyph> before = glyph(id);
        before.ifPresent(glyph -> apply(new Change(glyph, change.apply(glyph))));
        return before.isPresent();
    }

    /// Follows the typing in a glyph: gives it this text. Typing that pauses for less than a second is undone at once.
    ///
    /// @return whether the glyph is there
    public boolean type(GlyphId id, String text) {
        return update(id, glyph -> glyph.withText(text));
    }

    /// Takes back the last edit, if there is one.
    public boolean undo() {
        return history.undo().map(this::makeAndTell).isPresent();
    }

    /// Makes again what was undone last, if anything.
    public boolean redo() {
        return history.redo().map(this::makeAndTell).isPresent();
    }

    public boolean canUndo() {
        return history.canUndo();
    }

    public boolean canRedo() {
        return history.canRedo();
    }

    /// Hears of every edit after it was made. Undoing tells the inverse edit.
    public Subscription onChange(Consumer<Edit> listener) {
        return listeners.add(listener);
    }

    private Edit makeAndTell(Edit edit) {
        make(edit);
        listeners.tell(edit);
        return edit;
    }

    private void make(Edit edit) {
        if (edit instanceof Several) {
            make(edit, new LinkedHashMap<>(glyphs));
        }
        make(edit, glyphs);
    }

    private static void make(Edit edit, Map<GlyphId, Glyph> glyphs) {
        switch (edit) {
            case Add(Glyph glyph) -> {
                if (glyphs.putIfAbsent(glyph.id(), glyph) != null) {
                    throw new IllegalArgumentException("there is a glyph " + glyph.id() + " already");
                }
            }
            case Remove(Glyph glyph) -> {
                if (!glyphs.remove(glyph.id(), glyph)) {
                    throw outdated(glyph);
                }
            }
            case Change(Glyph before, Glyph after) -> {
                if (!glyphs.replace(before.id(), before, after)) {
                    throw outdated(before);
                }
            }
            case Several(List<Edit> edits) -> edits.forEach(each -> make(each, glyphs));
        }
    }

    private static IllegalArgumentException outdated(Glyph glyph) {
        return new IllegalArgumentException("the canvas has no such glyph: " + glyph);
    }
}
