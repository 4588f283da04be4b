package dev.ixion.ui.canvas;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Edit;
import dev.ixion.canvas.Edit.Add;
import dev.ixion.canvas.Edit.Change;
import dev.ixion.canvas.Edit.Remove;
import dev.ixion.canvas.Edit.Several;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.GlyphJson;
import dev.ixion.canvas.Placement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/// What a user does with the selected glyphs, for keys, menus and the command palette. Each is one undoable edit.
public final class CanvasActions {
    private static final String MEDIA_TYPE = "application/x-ixion-glyphs+json";
    private static final double STEP = 3 * Placement.GRID;

    private final CanvasModel model;
    private Consumer<Problem> onProblem = problem -> {
        throw new ProblemException(problem);
    };

    CanvasActions(CanvasModel model) {
        this.model = model;
    }

    void setOnProblem(Consumer<Problem> action) {
        onProblem = action;
    }

    public void undo() {
        model.canvas().undo();
    }

    public void redo() {
        model.canvas().redo();
    }

    public void selectAll() {
        model.selection().set(model.canvas().glyphs().stream().map(Glyph::id).toList());
    }

    public void deleteSelected() {
        remove(model.selected());
    }

    public void duplicateSelected() {
        addCopies(model.selected(), place -> place.moved(STEP, STEP));
    }

    /// Deletes one glyph, or the whole selection if the glyph is part of it.
    public void delete(GlyphId id) {
        remove(meant(id));
    }

    /// Duplicates one glyph, or the whole selection if the glyph is part of it.
    public void duplicate(GlyphId id) {
        addCopies(meant(id), place -> place.moved(STEP, STEP));
    }

    public void moveSelected(double dx, double dy) {
        edit(model.selected().stream().map(glyph -> new Change(glyph, glyph.at(glyph.placement().moved(dx, dy))))
            .toList());
    }

    /// Makes the selected glyphs larger or smaller, but not too small.
    public void resizeSelected(double dx, double dy) {
        edit(model.selected().stream()
            .map(glyph -> new Change(glyph, glyph.at(CardResize.resized(glyph.placement(), dx, dy)))).toList());
    }

    public void align(Alignment alignment) {
        place(Arrange.aligned(model.selected(), alignment));
    }

    /// Makes the gaps between the selected glyphs equal, from left to right.
    public void distributeAcross() {
        place(Arrange.distributedAcross(model.selected()));
    }

    /// Makes the gaps between the selected glyphs equal, from top to bottom.
    public void distributeDown() {
        place(Arrange.distributedDown(model.selected()));
    }

    /// Puts the selected glyphs on the clipboard, for this and other windows.
    public void copy() {
        List<Glyph> selected = model.selected();
        if (!selected.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.put(format(), GlyphJson.writeAll(selected));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    public void cut() {
        copy();
        deleteSelected();
    }

    /// Adds copies of the glyphs on the clipboard: a step away from their old place if that is in view, else in the
    /// middle of the view.
    public void paste() {
        if (Clipboard.getSystemClipboard().getContent(format()) instanceof String json) {
            try {
                List<Glyph> glyphs = GlyphJson.readAll(json);
                addCopies(glyphs, pasted(glyphs));
            } catch (ProblemException unknown) {
                onProblem.accept(unknown.problem());
            }
        }
    }

    /// Moves or resizes glyphs; those that are gone are left out.
    void place(Map<GlyphId, Placement> places) {
        Canvas canvas = model.canvas();
        edit(places.entrySet().stream()
            .flatMap(entry -> canvas.glyph(entry.getKey()).stream()
                .map(glyph -> new Change(glyph, glyph.at(entry.getValue()))))
            .toList());
    }

    private List<Glyph> meant(GlyphId id) {
        return model.selection().contains(id) ? model.selected() : model.canvas().glyph(id).stream().toList();
    }

    private void remove(List<Glyph> glyphs) {
        edit(glyphs.stream().map(Remove::new).toList());
    }

    private void addCopies(List<Glyph> glyphs, Function<Placement, Placement> moved) {
        List<Glyph> copies = glyphs.stream().map(glyph -> glyph.copy(GlyphId.random(), moved.apply(glyph.placement())))
            .toList();
        edit(copies.stream().map(Add::new).toList());
        if (!copies.isEmpty()) {
            model.selection().set(copies.stream().map(Glyph::id).toList());
        }
    }

    private Function<Placement, Placement> pasted(List<Glyph> glyphs) {
        Placement bounds = glyphs.stream().map(Glyph::placement).reduce(Placement::union).orElse(model.area());
        Placement area = model.area();
        double shift = STEP;
        while (isTaken(bounds.moved(shift, shift))) {
            shift += STEP;
        }
        if (bounds.moved(shift, shift).overlaps(area)) {
            double free = shift;
            return place -> place.moved(free, free);
        }
        double dx = Placement.snap(area.x() + (area.width() - bounds.width()) / 2 - bounds.x());
        double dy = Placement.snap(area.y() + (area.height() - bounds.height()) / 2 - bounds.y());
        return place -> place.moved(dx, dy);
    }

    /// Whether a glyph has its corner just there, as it has when the same was pasted before.
    private boolean isTaken(Placement bounds) {
        return model.canvas().glyphs().stream().map(Glyph::placement)
            .anyMatch(place -> place.x() == bounds.x() && place.y() == bounds.y());
    }

    private void edit(List<? extends Edit> edits) {
        model.canvas().apply(edits.size() == 1 ? edits.getFirst() : new Several(List.copyOf(edits)));
    }

    private static DataFormat format() {
        DataFormat known = DataFormat.lookupMimeType(MEDIA_TYPE);
        return known == null ? new DataFormat(MEDIA_TYPE) : known;
    }
}
