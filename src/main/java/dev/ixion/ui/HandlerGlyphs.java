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
import dev.ixion.pulse.RanBy;
import dev.ixion.ui.canvas.CanvasView;
import dev.ixion.ui.glyph.Navigator;
import dev.ixion.ui.thread.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    private final Consumer<String> enteringSecret;
    private final Consumer<Problem> failed;

    /// @param view the view of the canvas, which is made after this, as are the panels
    /// @param enteringSecret asks for the value of a secret
    /// @param failed is told why a handler could not be read
    HandlerGlyphs(Canvas canvas, Supplier<CanvasView> view, HandlerRegistry handlers, Background background,
        Supplier<SidePanels> panels, Consumer<String> enteringSecret, Consumer<Problem> failed) {
        this.canvas = canvas;
        this.view = view;
        this.handlers = handlers;
        this.background = background;
        this.panels = panels;
        this.enteringSecret = enteringSecret;
        this.failed = failed;
    }

    @Override
    public void enterSecret(String name) {
        enteringSecret.accept(name);
    }

    @Override
    public void openHandler(String type) {
        open(type, List.of(), () -> view.get().freeSpot(WIDTH, HEIGHT));
    }

    @Override
    public void openHandler(String type, List<String> input, GlyphId beside) {
        open(type, input, () -> view.get().freeSpotBeside(beside, WIDTH, HEIGHT));
    }

    @Override
    public void openLine(RanBy by, GlyphId beside, int line) {
        Optional<GlyphId> open = by.code().flatMap(code -> glyphOf(
            py -> py.handlerType().equals(Optional.of(by.handler())) && py.basedOn().equals(Optional.of(code))));
        if (open.isPresent()) {
            view.get().focusCard(open.get());
            view.get().showLine(open.get(), line);
            return;
        }
        TypeName type = new TypeName(by.handler());
        background.run(() -> handlers.history(type).stream()
            .filter(version -> Optional.of(version.id()).equals(by.code())).findFirst(),
            ran -> ran.ifPresent(version -> view.get().showLine(
                add(type, version.code(), Optional.of(version.id()), view.get().freeSpotBeside(beside, WIDTH, HEIGHT)),
                line)),
            failed);
    }

    private void open(String type, List<String> input, Supplier<Placement> place) {
        Optional<GlyphId> open = glyphOf(py -> py.handlerType().equals(Optional.of(type)));
        if (open.isPresent()) {
            view.get().focusCard(open.get());
            return;
        }
        TypeName name = new TypeName(type);
        background.run(() -> handlers.inForce(name),
            inForce -> add(name, inForce.map(HandlerVersion::code).orElseGet(() -> HandlerTemplate.of(name, input)),
                inForce.map(HandlerVersion::id), place.get()),
            failed);
    }

    private Optional<GlyphId> glyphOf(Predicate<PyGlyph> which) {
        return canvas.glyphs().stream().filter(glyph -> glyph instanceof PyGlyph py && which.test(py)).map(Glyph::id)
            .findFirst();
    }

    private GlyphId add(TypeName type, String code, Optional<Asid> basedOn, Placement place) {
        GlyphId id = GlyphId.random();
        view.get().add(new PyGlyph(id, place, code, Optional.of(type.value()), basedOn));
        return id;
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
