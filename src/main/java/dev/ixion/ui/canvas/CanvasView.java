package dev.ixion.ui.canvas;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.Subscription;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Edit;
import dev.ixion.canvas.Edit.Add;
import dev.ixion.canvas.FreeSpot;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.Placement;
import dev.ixion.ui.glyph.GlyphCard;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The canvas on the screen: an infinite plane of cards that is panned, zoomed and edited. See [GlyphCard#STYLE_SHEET]
/// for its style.
///
/// Whatever changes what is shown only marks the view; it is brought into line once, just before the next frame.
public final class CanvasView extends Region implements AutoCloseable {
    private static final double EDGE = 16;

    private final DotGrid grid = new DotGrid();
    private final FarCards farCards = new FarCards();
    private final CanvasColors colors = new CanvasColors();
    private final Region marquee = new Region();
    private final Region focusFrame = new Region();
    private final Label hint = new Label(text("canvas.empty"));
    private final InvalidationListener invalidation = _ -> invalidate();
    private final Runnable beforeFrame = this::update;
    private final CanvasModel model;
    private final CanvasActions actions;
    private final CardLayer cards;
    private final Minimap minimap;
    private final ZoomBar zoomBar;
    private final CanvasMouse mouse;
    private final Subscription edits;
    private boolean outdated = true;

    /// @param factory makes the card of a glyph, when it first comes into view
    public CanvasView(Canvas canvas, Function<Glyph, GlyphCard> factory) {
        this.model = new CanvasModel(canvas);
        this.actions = new CanvasActions(model);
        this.cards = new CardLayer(model, factory, actions, invalidation);
        this.minimap = new Minimap(model, this::invalidate);
        this.zoomBar = new ZoomBar(model);
        this.mouse = new CanvasMouse(this, model, actions, cards, marquee);
        this.edits = canvas.onChange(this::follow);
        build();
        mouse.install();
        new CanvasScroll(this, model).install();
        new CanvasKeys(this, model, actions, mouse).install();
        watch();
    }

    /// What the keys do, for the command palette.
    public CanvasActions actions() {
        return actions;
    }

    public Selection selection() {
        return model.selection();
    }

    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return model.viewportProperty();
    }

    /// Whether any glyph would be in view; true where there is none.
    public boolean showsAny(Viewport viewport) {
        Placement area = viewport.area(getWidth(), getHeight());
        return model.canvas().glyphs().isEmpty()
            || model.canvas().glyphs().stream().anyMatch(glyph -> glyph.placement().overlaps(area));
    }

    public void setViewport(Viewport viewport) {
        model.show(viewport);
    }

    /// What a double-click on the background does; it is given the point of the canvas.
    public void onBackgroundDoubleClick(Consumer<Point2D> action) {
        mouse.setOnBackgroundDoubleClick(action);
    }

    /// Where a problem goes that the canvas itself meets, for example glyphs on the clipboard that cannot be read.
    public void onProblem(Consumer<Problem> action) {
        actions.setOnProblem(action);
    }

    /// Adds a glyph, selects it and gives its body the focus.
    public void add(Glyph glyph) {
        model.canvas().apply(new Add(glyph));
        focusCard(glyph.id());
        focusBodyOfSelected();
    }

    /// Room for a new glyph near the middle of the view.
    public Placement freeSpot(double width, double height) {
        Placement area = model.area();
        Placement middle = new Placement(area.x() + (area.width() - width) / 2, area.y() + (area.height() - height) / 2,
            width, height);
        return FreeSpot.near(middle, placements());
    }

    /// Room for a new glyph beside one that exists.
    public Placement freeSpotBeside(GlyphId id, double width, double height) {
        return model.canvas().glyph(id)
            .map(glyph -> FreeSpot.beside(glyph.placement(), width, height, placements()))
            .orElseGet(() -> freeSpot(width, height));
    }

    public void zoomIn() {
        model.zoomTo(model.viewport().nextLarger());
    }

    public void zoomOut() {
        model.zoomTo(model.viewport().nextSmaller());
    }

    public void zoomTo(double zoom) {
        model.zoomTo(zoom);
    }

    /// Shows all glyphs, at 100 % or less.
    public void fitAll() {
        model.fitAll();
    }

    /// Pans as little as needed to show a glyph, selects it and gives its title bar the focus.
    public void focusCard(GlyphId id) {
        model.selection().only(id);
        model.reveal(id);
        update();
        if (cards.isFar()) {
            requestFocus();
        } else {
            cards.card(id).ifPresent(card -> card.titleBar().requestFocus());
        }
    }

    /// Shows a line of a glyph's text and gives it the focus, if its card has been in view.
    ///
    /// @param line counted from 1
    public void showLine(GlyphId id, int line) {
        card(id).ifPresent(card -> card.showLine(line));
    }

    /// The card of a glyph, if it has been in view.
    public Optional<GlyphCard> card(GlyphId id) {
        return cards.card(id);
    }

    /// Disposes of all cards and stops following the canvas.
    @Override
    public void close() {
        edits.close();
        cards.disposeAll();
    }

    /// Moves the focus to the next or previous card.
    ///
    /// @return false if the focus should leave the canvas as usual
    boolean focusNextCard(boolean backwards) {
        List<GlyphId> ids = model.canvas().glyphs().stream().map(Glyph::id).toList();
        int now = model.selection().ids().stream().mapToInt(ids::indexOf).findFirst().orElse(-1);
        int next = backwards ? now - 1 : now + 1;
        if (next >= 0 && next < ids.size()) {
            focusCard(ids.get(next));
        } else if (now < 0) {
            return false;
        } else if (backwards) {
            model.selection().clear();
            requestFocus();
        } else {
            zoomBar.focusFirst();
        }
        return true;
    }

    /// Gives the focus to the body of the selected card, if there is just one.
    boolean focusBodyOfSelected() {
        List<Glyph> selected = model.selected();
        if (selected.size() != 1) {
            return false;
        }
        if (cards.isFar()) {
            model.zoomTo(1);
        }
        focusCard(selected.getFirst().id());
        cards.card(selected.getFirst().id()).ifPresent(GlyphCard::focusBody);
        return true;
    }

    boolean showMenuOfSelected() {
        List<GlyphCard> shown = model.selected().stream().flatMap(glyph -> cards.card(glyph.id()).stream())
            .filter(card -> card.getScene() != null).toList();
        shown.stream().findFirst().ifPresent(GlyphCard::showMenu);
        return !shown.isEmpty();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        focusFrame.resizeRelocate(0, 0, width, height);
        hint.autosize();
        hint.relocate(snapPositionX((width - hint.getWidth()) / 2), snapPositionY((height - hint.getHeight()) / 2));
        zoomBar.autosize();
        double below = height - EDGE - zoomBar.getHeight();
        zoomBar.relocate(width - EDGE - zoomBar.getWidth(), below);
        minimap.relocate(width - EDGE - Minimap.WIDTH, below - EDGE / 2 - Minimap.HEIGHT);
    }

    private void build() {
        getStyleClass().add("canvas-view");
        marquee.getStyleClass().add("marquee");
        focusFrame.getStyleClass().add("focus-frame");
        hint.getStyleClass().add("canvas-hint");
        marquee.setVisible(false);
        List.of(marquee, focusFrame, hint).forEach(node -> {
            node.setManaged(false);
            node.setMouseTransparent(true);
        });
        grid.setMouseTransparent(true);
        setFocusTraversable(true);
        setAccessibleText(text("canvas.accessible"));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(colors, grid, farCards, cards, hint, marquee, minimap, zoomBar, focusFrame);
    }

    private void watch() {
        model.widthProperty().bind(widthProperty());
        model.heightProperty().bind(heightProperty());
        model.widthProperty().addListener(invalidation);
        model.heightProperty().addListener(invalidation);
        model.viewportProperty().addListener(invalidation);
        model.previewProperty().addListener(invalidation);
        model.selection().idsProperty().addListener(invalidation);
        colors.addListener(invalidation);
        sceneProperty().addListener((_, before, after) -> {
            Optional.ofNullable(before).ifPresent(scene -> scene.removePreLayoutPulseListener(beforeFrame));
            Optional.ofNullable(after).ifPresent(scene -> scene.addPreLayoutPulseListener(beforeFrame));
        });
    }

    private void follow(Edit edit) {
        cards.follow(edit);
        model.selection().set(
            model.selection().ids().stream().filter(id -> model.canvas().glyph(id).isPresent()).toList());
        invalidate();
    }

    private void invalidate() {
        outdated = true;
        Platform.requestNextPulse();
    }

    private void update() {
        if (!outdated || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        outdated = false;
        if (cards.isFar() && cards.isFocusWithin()) {
            requestFocus();
        }
        grid.setWidth(getWidth());
        grid.setHeight(getHeight());
        farCards.setWidth(getWidth());
        farCards.setHeight(getHeight());
        grid.paint(model.viewport(), colors);
        boolean complete = cards.update();
        farCards.paint(model, cards, colors);
        minimap.paint(cards, colors);
        hint.setVisible(model.canvas().glyphs().isEmpty());
        if (!complete) {
            invalidate();
        }
    }

    private List<Placement> placements() {
        return model.canvas().glyphs().stream().map(Glyph::placement).toList();
    }
}
