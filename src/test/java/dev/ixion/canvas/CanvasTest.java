package dev.ixion.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Subscription;
import dev.ixion.canvas.Edit.Add;
import dev.ixion.canvas.Edit.Change;
import dev.ixion.canvas.Edit.Remove;
import dev.ixion.canvas.Edit.Several;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private static final Placement PLACE = new Placement(0, 0, 240, 120);
    private static final Glyph NOTE = new NoteGlyph(new GlyphId("note"), PLACE, "words");
    private static final Glyph IX = new IxGlyph(new GlyphId("ix"), PLACE.moved(300, 0), "git .");

    private final ManualClock clock = new ManualClock();
    private final Canvas canvas = new Canvas(clock);

    @Test
    void keepsGlyphsInTheOrderTheyCame() {
        canvas.apply(new Add(NOTE));
        canvas.apply(new Add(IX));
        canvas.apply(new Change(NOTE, NOTE.at(PLACE.moved(8, 8))));

        assertThat(canvas.glyphs()).extracting(Glyph::id).containsExactly(NOTE.id(), IX.id());
        assertThat(canvas.glyph(NOTE.id())).contains(NOTE.at(PLACE.moved(8, 8)));
        assertThat(canvas.glyph(new GlyphId("other"))).isEmpty();
    }

    @Test
    void undoesAndRedoesEachKindOfEdit() {
        Glyph moved = NOTE.at(PLACE.moved(16, 0));
        canvas.apply(new Add(NOTE));
        canvas.apply(new Change(NOTE, moved));
        canvas.apply(new Several(List.of(new Add(IX), new Remove(moved))));
        assertThat(canvas.glyphs()).containsExactly(IX);

        assertThat(canvas.undo()).isTrue();
        assertThat(canvas.glyphs()).containsExactly(moved);
        assertThat(canvas.undo()).isTrue();
        assertThat(canvas.glyphs()).containsExactly(NOTE);
        assertThat(canvas.undo()).isTrue();
        assertThat(canvas.glyphs()).isEmpty();
        assertThat(canvas.canUndo()).isFalse();
        assertThat(canvas.undo()).isFalse();

        assertThat(canvas.redo()).isTrue();
        assertThat(canvas.redo()).isTrue();
        assertThat(canvas.redo()).isTrue();
        assertThat(canvas.glyphs()).containsExactly(IX);
        assertThat(canvas.canRedo()).isFalse();
        assertThat(canvas.redo()).isFalse();
    }

    @Test
    void aNewEditForgetsWhatWasUndone() {
        canvas.apply(new Add(NOTE));
        canvas.undo();
        canvas.apply(new Add(IX));

        assertThat(canvas.canRedo()).isFalse();
    }

    @Test
    void tellsEveryEditThatWasMadeUntilTheSubscriptionIsClosed() {
        List<Edit> told = new ArrayList<>();
        Subscription subscription = canvas.onChange(told::add);
        canvas.apply(new Add(NOTE));
        canvas.undo();
        canvas.redo();
        subscription.close();
        canvas.undo();

        assertThat(told).containsExactly(new Add(NOTE), new Remove(NOTE), new Add(NOTE));
    }

    @Test
    void anEmptyEditIsNotMade() {
        canvas.apply(new Add(NOTE));
        List<Edit> told = new ArrayList<>();
        try (Subscription _ = canvas.onChange(told::add)) {
            canvas.apply(new Change(NOTE, NOTE));
            canvas.apply(new Several(List.of()));
        }
        assertThat(told).isEmpty();
        canvas.undo();
        assertThat(canvas.canUndo()).isFalse();
    }

    @Test
    void anEditThatDoesNotFitIsRefusedAsAWhole() {
        canvas.apply(new Add(NOTE));

        assertThatIllegalArgumentException().isThrownBy(() -> canvas.apply(new Add(NOTE)));
        assertThatIllegalArgumentException().isThrownBy(() -> canvas.apply(new Remove(IX)));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> canvas.apply(new Change(NOTE.withText("older"), NOTE.withText("newer"))));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> canvas.apply(new Several(List.of(new Remove(NOTE), new Remove(IX)))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Change(NOTE, IX));
        assertThat(canvas.glyphs()).containsExactly(NOTE);
    }

    @Test
    void typingWithoutAPauseIsUndoneAtOnce() {
        canvas.apply(new Add(NOTE));
        for (String text : List.of("words a", "words an", "words and")) {
            clock.pass(Duration.ofMillis(900));
            canvas.type(NOTE.id(), text);
        }
        canvas.undo();

        assertThat(canvas.glyph(NOTE.id())).contains(NOTE);
        canvas.redo();
        assertThat(canvas.glyph(NOTE.id()).map(Glyph::text)).contains("words and");
    }

    @Test
    void typingAfterAPauseIsAnEntryOfItsOwn() {
        canvas.apply(new Add(NOTE));
        canvas.type(NOTE.id(), "one");
        clock.pass(Duration.ofMillis(1_001));
        canvas.type(NOTE.id(), "two");
        canvas.undo();

        assertThat(canvas.glyph(NOTE.id()).map(Glyph::text)).contains("one");
    }

    @Test
    void typingIsNotMergedOverOtherEditsGlyphsOrUndo() {
        canvas.apply(new Add(NOTE));
        canvas.apply(new Add(IX));
        canvas.type(NOTE.id(), "one");
        canvas.type(IX.id(), "git ..");
        canvas.undo();
        assertThat(canvas.glyph(NOTE.id()).map(Glyph::text)).contains("one");

        canvas.type(NOTE.id(), "two");
        canvas.update(NOTE.id(), note -> note.at(PLACE.moved(8, 0)));
        canvas.type(NOTE.id(), "three");
        canvas.undo();
        assertThat(canvas.glyph(NOTE.id())).contains(NOTE.withText("two").at(PLACE.moved(8, 0)));
        canvas.undo();
        assertThat(canvas.glyph(NOTE.id())).contains(NOTE.withText("two"));
        canvas.undo();
        assertThat(canvas.glyph(NOTE.id())).contains(NOTE.withText("one"));
    }

    @Test
    void savingCodeAsAHandlerIsNotTyping() {
        PyGlyph py = new PyGlyph(new GlyphId("py"), PLACE, "", Optional.empty(), Optional.empty());
        canvas.apply(new Add(py));
        canvas.type(py.id(), "x = 1");
        canvas.update(py.id(), glyph -> glyph instanceof PyGlyph code
            ? code.savedAs("webhook", Asid.ofCanonical("{}"))
            : glyph);
        canvas.undo();

        assertThat(canvas.glyph(py.id())).contains(py.withText("x = 1"));
    }

    @Test
    void whatComesLateFindsTheGlyphGone() {
        canvas.apply(new Add(NOTE));
        canvas.apply(new Remove(NOTE));

        assertThat(canvas.type(NOTE.id(), "late")).isFalse();
        assertThat(canvas.glyphs()).isEmpty();
    }

    @Test
    void startsWithWhatTheStoreHeldAndNothingToUndo() {
        Canvas loaded = Canvas.of(List.of(NOTE, IX), clock);

        assertThat(loaded.glyphs()).containsExactly(NOTE, IX);
        assertThat(loaded.canUndo()).isFalse();
    }

    @Test
    void forgetsTheOldestOfVeryManyEdits() {
        canvas.apply(new Add(NOTE));
        for (int i = 1; i <= History.LONGEST; i++) {
            int dx = i;
            canvas.update(NOTE.id(), note -> note.at(PLACE.moved(dx, 0)));
        }
        while (canvas.canUndo()) {
            canvas.undo();
        }
        assertThat(canvas.glyphs()).containsExactly(NOTE);
    }
}
