package dev.ixion.ui;

import dev.ixion.ats.Asid;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.Placement;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.HandlerTemplate;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.Execution;
import dev.ixion.ui.canvas.CanvasView;
import dev.ixion.ui.glyph.Navigator;
import dev.ixion.ui.thread.Background;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens what one glyph wants to show beside it: a handler's code as a Python glyph, facts in their panel.
final class HandlerGlyphs implements Navigator {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 400;

    private final Canvas canvas;
    private final Supplier<CanvasView> view;
    private final HandlerRegistry handlers;
    private final Background background;
    private final Supplier<SidePanels> panels;
    private final Consumer<Problem> failed;

    /// @param view the view of the canvas, which is made after this, as are the panels
    /// @param failed is told why a handler could not be read
    HandlerGlyphs(Canvas canvas, Supplier<CanvasView> view, HandlerRegistry handlers, Background background,
        Supplier<SidePanels> panels, Consumer<Problem> failed) {
        this.canvas = canvas;
        this.view = view;
        this.handlers = handlers;
        this.background = background;
        this.panels = panels;
        this.failed = failed;
    }

    @Override
    public void openHandler(String type) {
        open(type, () -> view.get().freeSpot(WIDTH, HEIGHT), OptionalInt.empty());
    }

    @Override
    public void openHandler(String type, GlyphId beside) {
        open(type, () -> view.get().freeSpotBeside(beside, WIDTH, HEIGHT), OptionalInt.empty());
    }

    @Override
    public void openHandler(String type, GlyphId beside, int line) {
        open(type, () -> view.get().freeSpotBeside(beside, WIDTH, HEIGHT), OptionalInt.of(line));
    }

    private void open(String type, Supplier<Placement> place, OptionalInt line) {
        Optional<GlyphId> open = canvas.glyphs().stream()
            .filter(glyph -> glyph instanceof PyGlyph py && py.handlerType().equals(Optional.of(type)))
            .map(Glyph::id).findFirst();
        if (open.isPresent()) {
            view.get().focusCard(open.get());
            line.ifPresent(number -> view.get().showLine(open.get(), number));
            return;
        }
        TypeName name = new TypeName(type);
        background.run(() -> handlers.inForce(name), inForce -> add(name, inForce, place.get(), line), failed);
    }

    private void add(TypeName type, Optional<HandlerVersion> inForce, Placement place, OptionalInt line) {
        String code = inForce.map(HandlerVersion::code).orElseGet(() -> HandlerTemplate.of(type));
        GlyphId id = GlyphId.random();
        view.get().add(new PyGlyph(id, place, code, Optional.of(type.value()), inForce.map(HandlerVersion::id)));
        line.ifPresent(number -> view.get().showLine(id, number));
    }

    @Override
    public void showExecution(ExecutionId id) {
        panels.get().showExecution(id);
    }

    @Override
    public void showOrigin(Execution execution) {
        canvas.glyphs().stream().map(Glyph::id).filter(id -> id.value().equals(execution.origin())).findFirst()
            .ifPresentOrElse(view.get()::focusCard, () -> showExecution(execution.id()));
    }

    @Override
    public void showFacts(ExecutionId execution) {
        panels.get().showFacts(execution);
    }

    @Override
    public void showFact(Asid id, String query) {
        panels.get().showQuery(query);
        panels.get().showFact(id);
    }

    @Override
    public void showQuery(String query) {
        panels.get().showQuery(query);
    }
}
