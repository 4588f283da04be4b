package dev.ixion.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.ixion.ats.Problem;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Edit;
import dev.ixion.canvas.Edit.Add;
import dev.ixion.canvas.Edit.Several;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.ui.FxStage;
import dev.ixion.ui.HeadlessMouse;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.GlyphContent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ZoomEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CanvasViewTest {
    private static final Placement PLACE = new Placement(80, 80, 240, 120);
    private static final Glyph FIRST = new IxGlyph(new GlyphId("first"), PLACE, "git .");
    private static final Glyph SECOND = new NoteGlyph(new GlyphId("second"), PLACE.moved(320, 160), "words");
    private static final Point2D EMPTY = new Point2D(60, 400);

    private final List<String> told = new ArrayList<>();
    private final List<Point2D> doubleClicks = new ArrayList<>();
    private final Canvas canvas = Canvas.of(List.of(FIRST, SECOND), InstantSource.system());
    private final FxStage stage = FxStage.open(this::content, new PrimerLight().getUserAgentStylesheet(), 900, 600);

    private CanvasView content() {
        CanvasView view = new CanvasView(canvas, this::card);
        view.getStylesheets().add(GlyphCard.STYLE_SHEET);
        view.onBackgroundDoubleClick(doubleClicks::add);
        return view;
    }

    private GlyphCard card(Glyph glyph) {
        told.add("made " + glyph.id());
        TextArea area = new TextArea(glyph.text());
        return new GlyphCard(glyph, "x", new GlyphContent() {
            @Override
            public Node node() {
                return area;
            }

            @Override
            public void glyphChanged(Glyph changed) {
                told.add("changed " + changed.text());
            }

            @Override
            public void dispose() {
                told.add("disposed " + glyph.id());
            }
        });
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void draggingATitleBarMovesTheCardToTheGridAsOneEdit() {
        drag(title(FIRST), title(FIRST).add(50, 30));

        assertThat(place(FIRST)).isEqualTo(new Placement(128, 112, 240, 120));
        assertThat(place(SECOND)).isEqualTo(SECOND.placement());
        stage.key(KeyCode.Z, false, true, false);
        assertThat(place(FIRST)).isEqualTo(PLACE);
        assertThat(canvas.canUndo()).isFalse();
        stage.key(KeyCode.Z, true, true, false);
        assertThat(place(FIRST)).isEqualTo(new Placement(128, 112, 240, 120));
    }

    @Test
    void draggingWithAltDoesNotSnap() {
        Point2D from = title(FIRST);
        stage.run(() -> stage.mouse().withAlt().drag(from, from.add(50, 30)));

        assertThat(place(FIRST)).isEqualTo(PLACE.moved(50, 30));
    }

    @Test
    void draggingMovesTheWholeSelection() {
        focusCanvas();
        stage.key(KeyCode.A, false, true, false);
        drag(title(SECOND), title(SECOND).add(-80, 0));

        assertThat(place(FIRST)).isEqualTo(PLACE.moved(-80, 0));
        assertThat(place(SECOND)).isEqualTo(SECOND.placement().moved(-80, 0));
        stage.key(KeyCode.Z, false, true, false);
        assertThat(canvas.glyphs()).containsExactly(FIRST, SECOND);
    }

    @Test
    void escapeGivesUpADrag() {
        Point2D from = title(FIRST);
        stage.run(() -> {
            stage.mouse().press(from);
            stage.mouse().dragTo(from.add(40, 0));
        });
        assertThat(node(FIRST).getLayoutX()).isEqualTo(120);
        stage.key(KeyCode.ESCAPE);
        stage.run(() -> stage.mouse().release(from.add(40, 0)));

        assertThat(place(FIRST)).isEqualTo(PLACE);
        assertThat(node(FIRST).getLayoutX()).isEqualTo(80);
    }

    @Test
    void draggingTheCornerResizesDownToAMinimum() {
        Point2D corner = new Point2D(316, 196);
        drag(corner, corner.add(50, 100));
        assertThat(place(FIRST)).isEqualTo(PLACE.resized(288, 224));

        drag(corner.add(48, 104), new Point2D(100, 100));
        assertThat(place(FIRST)).isEqualTo(PLACE);
        stage.key(KeyCode.Z, false, true, false);
        assertThat(place(FIRST)).isEqualTo(PLACE.resized(288, 224));
    }

    @Test
    void draggingTheBackgroundPans() {
        drag(EMPTY, EMPTY.add(100, -40));

        assertThat(viewport()).isEqualTo(new Viewport(-100, 40, 1));
        assertThat(canvas.canUndo()).isFalse();
    }

    @Test
    void scrollingPansAndShiftPansSideways() {
        stage.run(() -> stage.mouse().wheel(EMPTY, -1));
        assertThat(viewport()).isEqualTo(new Viewport(0, 40, 1));
        stage.run(() -> stage.mouse().withShift().wheel(EMPTY, -1));
        assertThat(viewport()).isEqualTo(new Viewport(40, 40, 1));
    }

    @Test
    void scrollingOverACardPansUnlessItHasTheFocus() {
        Point2D body = new Point2D(200, 150);
        stage.run(() -> stage.mouse().wheel(body, -1));
        assertThat(viewport().y()).isEqualTo(40);

        Point2D now = body.add(0, -30);
        stage.run(() -> stage.mouse().click(now));
        stage.run(() -> stage.mouse().wheel(now, -1));
        assertThat(viewport().y()).isEqualTo(40);
    }

    @Test
    void controlAndTheWheelZoomAtThePointer() {
        Point2D pointer = new Point2D(300, 200);
        Point2D before = viewport().toCanvas(300, 200);
        stage.run(() -> stage.mouse().withControl().wheel(pointer, 3));

        assertThat(viewport().zoom()).isBetween(1.3, 1.4);
        assertThat(viewport().toCanvas(300, 200).distance(before)).isLessThan(1e-9);
    }

    @Test
    void pinchingZoomsAtTheFingers() {
        Point2D before = viewport().toCanvas(300, 200);
        stage.run(() -> Event.fireEvent(view(), new ZoomEvent(ZoomEvent.ZOOM, 300, 200, 300, 200, false, false, false,
            false, false, false, 0.5, 0.5, null)));

        assertThat(viewport().zoom()).isEqualTo(0.5);
        assertThat(viewport().toCanvas(300, 200).distance(before)).isLessThan(1e-9);
    }

    @Test
    void keysZoom() {
        focusCanvas();
        stage.key(KeyCode.PLUS, false, true, false);
        assertThat(viewport().zoom()).isEqualTo(1.1);
        stage.key(KeyCode.MINUS, false, true, false);
        stage.key(KeyCode.MINUS, false, true, false);
        assertThat(viewport().zoom()).isEqualTo(0.9);
        stage.key(KeyCode.DIGIT0, false, true, false);
        assertThat(viewport().zoom()).isEqualTo(1);
        stage.run(() -> view().setViewport(new Viewport(9_000, 9_000, 3)));
        stage.key(KeyCode.DIGIT1, false, true, false);
        assertThat(viewport().zoom()).isEqualTo(1);
        assertThat(nodes()).hasSize(2);
    }

    @Test
    void shiftAndADragSelectWhatTheFrameTouches() {
        Point2D from = new Point2D(20, 20);
        stage.run(() -> stage.mouse().withShift().drag(from, new Point2D(100, 100)));
        assertThat(view().selection().ids()).containsExactly(FIRST.id());

        Point2D right = new Point2D(890, 20);
        stage.run(() -> stage.mouse().withShift().drag(right, new Point2D(600, 300)));
        assertThat(view().selection().ids()).containsExactly(FIRST.id(), SECOND.id());
        assertThat(viewport()).isEqualTo(Viewport.START);
    }

    @Test
    void clicksSelectAndShiftClicksAdd() {
        click(title(FIRST));
        click(title(SECOND));
        assertThat(view().selection().ids()).containsExactly(SECOND.id());
        stage.run(() -> stage.mouse().withShift().click(title(FIRST)));
        assertThat(view().selection().ids()).containsExactly(SECOND.id(), FIRST.id());
        stage.run(() -> stage.mouse().withShift().click(title(FIRST)));
        assertThat(view().selection().ids()).containsExactly(SECOND.id());
        click(EMPTY);
        assertThat(view().selection().ids()).isEmpty();
    }

    @Test
    void deletingIsUndone() {
        focusCanvas();
        stage.key(KeyCode.A, false, true, false);
        stage.key(KeyCode.DELETE);
        assertThat(canvas.glyphs()).isEmpty();
        assertThat(nodes()).isEmpty();
        assertThat(view().selection().ids()).isEmpty();

        stage.key(KeyCode.Z, false, true, false);
        assertThat(canvas.glyphs()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(nodes()).hasSize(2);
        assertThat(told).contains("disposed first", "disposed second");
    }

    @Test
    void keysInATextBelongToTheText() {
        click(new Point2D(200, 160));
        assertThat(view().selection().ids()).containsExactly(FIRST.id());
        stage.key(KeyCode.DELETE);
        stage.key(KeyCode.BACK_SPACE);
        stage.key(KeyCode.RIGHT);
        stage.key(KeyCode.A, false, true, false);
        assertThat(canvas.glyphs()).containsExactly(FIRST, SECOND);

        stage.key(KeyCode.ESCAPE);
        assertThat(node(FIRST).titleBar().isFocused()).isTrue();
        stage.key(KeyCode.DELETE);
        assertThat(canvas.glyphs()).containsExactly(SECOND);
    }

    @Test
    void arrowsMoveTheSelection() {
        click(title(FIRST));
        stage.key(KeyCode.RIGHT);
        stage.key(KeyCode.DOWN, true, false, false);

        assertThat(place(FIRST)).isEqualTo(PLACE.moved(8, 1));
    }

    @Test
    void arrowsWithControlResizeTheSelection() {
        click(title(FIRST));
        stage.key(KeyCode.RIGHT, false, true, false);
        stage.key(KeyCode.UP, false, true, false);

        assertThat(place(FIRST)).isEqualTo(PLACE.resized(248, 120));
    }

    @Test
    void theMenuOfACardDeletesAndDuplicates() {
        click(title(FIRST));
        stage.key(KeyCode.F10, true, false, false);
        stage.run(() -> choose("Duplicate"));
        assertThat(canvas.glyphs()).hasSize(3);
        stage.run(() -> view().focusCard(SECOND.id()));
        stage.key(KeyCode.CONTEXT_MENU);
        stage.run(() -> choose("Delete"));
        assertThat(canvas.glyph(SECOND.id())).isEmpty();
    }

    @Test
    void glyphsOfANewerVersionOnTheClipboardAreAProblemToShow() {
        List<Problem> problems = new ArrayList<>();
        stage.run(() -> {
            view().onProblem(problems::add);
            view().actions().selectAll();
            view().actions().copy();
            ClipboardContent newer = new ClipboardContent();
            newer.put(DataFormat.lookupMimeType("application/x-ixion-glyphs+json"), "[{\"kind\":\"globe\"}]");
            Clipboard.getSystemClipboard().setContent(newer);
            view().actions().paste();
        });

        assertThat(problems).extracting(problem -> problem.detail("kind")).containsExactly(Optional.of("globe"));
        assertThat(canvas.glyphs()).hasSize(2);
    }

    @Test
    void altAndArrowsAlign() {
        focusCanvas();
        stage.key(KeyCode.A, false, true, false);
        stage.key(KeyCode.LEFT, false, false, true);

        assertThat(place(SECOND).x()).isEqualTo(PLACE.x());
        assertThat(place(SECOND).y()).isEqualTo(SECOND.placement().y());
    }

    @Test
    void duplicatesAndSelectsTheCopy() {
        click(title(FIRST));
        stage.key(KeyCode.D, false, true, false);

        Glyph copy = canvas.glyphs().getLast();
        assertThat(canvas.glyphs()).hasSize(3);
        assertThat(copy.text()).isEqualTo(FIRST.text());
        assertThat(copy.placement()).isEqualTo(PLACE.moved(24, 24));
        assertThat(view().selection().ids()).containsExactly(copy.id());
    }

    @Test
    void copiesAndPastesOverAndOver() {
        click(title(FIRST));
        stage.key(KeyCode.C, false, true, false);
        stage.key(KeyCode.V, false, true, false);
        stage.key(KeyCode.V, false, true, false);

        assertThat(canvas.glyphs()).extracting(Glyph::placement).endsWith(PLACE.moved(24, 24), PLACE.moved(48, 48));
        assertThat(canvas.glyphs()).extracting(Glyph::id).doesNotHaveDuplicates();
    }

    @Test
    void tabMovesThroughTheCardsAndEnterGoesIntoOne() {
        focusCanvas();
        stage.key(KeyCode.TAB);
        assertThat(node(FIRST).titleBar().isFocused()).isTrue();
        stage.key(KeyCode.TAB);
        assertThat(node(SECOND).titleBar().isFocused()).isTrue();
        stage.key(KeyCode.ENTER);
        assertThat(stage.stage().getScene().getFocusOwner()).isInstanceOf(TextArea.class);
        stage.key(KeyCode.ESCAPE);
        stage.key(KeyCode.TAB, true, false, false);
        assertThat(view().selection().ids()).containsExactly(FIRST.id());
        stage.key(KeyCode.TAB, true, false, false);
        assertThat(view().isFocused()).isTrue();
        assertThat(view().selection().ids()).isEmpty();
    }

    @Test
    void aDoubleClickOnTheBackgroundTellsThePointOfTheCanvas() {
        stage.run(() -> view().setViewport(new Viewport(100, 100, 2)));
        Point2D at = new Point2D(860, 60);
        stage.run(() -> stage.mouse().doubleClick(at));
        stage.run(() -> stage.mouse().doubleClick(new Point2D(60, 40)));

        assertThat(doubleClicks).containsExactly(new Point2D(530, 130));
    }

    @Test
    void aCardIsMadeOnceAndToldOfNewContentButNotOfMoves() {
        focusCanvas();
        stage.run(() -> canvas.type(SECOND.id(), "more words"));
        stage.run(() -> view().setViewport(new Viewport(9_000, 0, 1)));
        assertThat(nodes()).isEmpty();
        stage.run(() -> view().setViewport(Viewport.START));
        stage.run(() -> canvas.update(SECOND.id(), glyph -> glyph.at(PLACE.moved(0, 200))));
        stage.run(canvas::undo);
        stage.run(canvas::undo);

        assertThat(told).containsExactly("made first", "made second", "changed more words", "changed words");
        assertThat(node(SECOND).glyph()).isEqualTo(SECOND);
    }

    @Test
    void ofTenThousandGlyphsOnlyThoseInViewAreNodes() {
        stage.run(() -> canvas.apply(new Several(IntStream.range(0, 10_000)
            .<Edit>mapToObj(i -> new Add(new NoteGlyph(new GlyphId("n" + i),
                new Placement(i % 100 * 272.0, Math.floorDiv(i, 100) * 152.0, 240, 120), "note " + i)))
            .toList())));
        assertThat(nodes()).hasSizeBetween(12, 60);

        stage.run(() -> view().setViewport(new Viewport(5_000, 5_000, 1)));
        assertThat(nodes()).hasSizeBetween(12, 60);
        stage.run(() -> view().fitAll());
        assertThat(nodes()).isEmpty();
    }

    @Test
    void farOutGlyphsAreSelectedMovedAndEnteredByTheirBoxes() {
        stage.run(() -> view().setViewport(new Viewport(0, 0, 0.25)));
        assertThat(nodes()).isEmpty();
        Point2D box = new Point2D(50, 35);
        drag(box, box.add(40, 0));
        assertThat(view().selection().ids()).containsExactly(FIRST.id());
        assertThat(place(FIRST)).isEqualTo(PLACE.moved(160, 0));

        stage.run(() -> stage.mouse().doubleClick(box.add(40, 0)));
        assertThat(viewport().zoom()).isEqualTo(1);
        assertThat(nodes()).isNotEmpty();
        assertThat(doubleClicks).isEmpty();
    }

    @Test
    void theMinimapShowsOnlyWhenSomethingIsOutOfViewAndPans() {
        Node map = view().lookup(".minimap");
        assertThat(map.isVisible()).isFalse();
        stage.run(() -> view().setViewport(new Viewport(-1_000, 0, 1)));
        assertThat(map.isVisible()).isTrue();

        stage.run(() -> {
            HeadlessMouse mouse = stage.mouse();
            mouse.click(HeadlessMouse.middle(map));
        });
        assertThat(viewport().x()).isBetween(-700.0, -400.0);
    }

    @Test
    void addingAGlyphSelectsItAndGoesIntoIt() {
        Placement spot = FxStage.onFx(() -> view().freeSpot(240, 120));
        Glyph note = new NoteGlyph(new GlyphId("new"), spot, "");
        assertThat(List.of(FIRST.placement(), SECOND.placement())).noneMatch(spot::overlaps);
        stage.run(() -> view().add(note));

        assertThat(view().selection().ids()).containsExactly(note.id());
        assertThat(stage.stage().getScene().getFocusOwner()).isInstanceOf(TextArea.class);
    }

    @Test
    void closingDisposesOfTheCards() {
        stage.run(() -> view().close());

        assertThat(told).contains("disposed first", "disposed second");
    }

    private static void choose(String name) {
        ContextMenu menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance)
            .map(ContextMenu.class::cast).findFirst().orElseThrow();
        menu.getItems().stream().filter(item -> name.equals(item.getText())).forEach(MenuItem::fire);
        menu.hide();
    }

    private CanvasView view() {
        return (CanvasView) stage.stage().getScene().getRoot();
    }

    private Viewport viewport() {
        return view().viewportProperty().get();
    }

    private void focusCanvas() {
        stage.run(() -> view().requestFocus());
    }

    private Placement place(Glyph glyph) {
        return canvas.glyph(glyph.id()).orElseThrow().placement();
    }

    private GlyphCard node(Glyph glyph) {
        return view().card(glyph.id()).orElseThrow();
    }

    private List<Node> nodes() {
        return FxStage.onFx(() -> List.copyOf(view().lookupAll(".glyph-card")));
    }

    private Point2D title(Glyph glyph) {
        return FxStage.onFx(() -> node(glyph).titleBar().localToScene(60, 16));
    }

    private void drag(Point2D from, Point2D to) {
        stage.run(() -> stage.mouse().drag(from, to));
    }

    private void click(Point2D at) {
        stage.run(() -> stage.mouse().click(at));
    }
}
