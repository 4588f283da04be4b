package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.canvas.CanvasStore;
import dev.ixion.canvas.Edit;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.canvas.PyGlyph;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCanvasStoreTest {
    private static final Placement PLACE = new Placement(-8.25, 16, 360, 160);
    private static final IxGlyph IX = new IxGlyph(new GlyphId("z"), PLACE, "ix git .");
    private static final PyGlyph PY = new PyGlyph(new GlyphId("y"), PLACE, "print('ü')\n", Optional.of("webhook"),
        Optional.of(new Asid("AS" + "0".repeat(32))));
    private static final NoteGlyph NOTE = new NoteGlyph(new GlyphId("x"), PLACE, "");

    private final Workspace workspace;
    private final CanvasStore canvas;

    SqliteCanvasStoreTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), new HandClock("2026-11-22T10:00:00Z"));
        canvas = workspace.canvas();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(canvas.load()).isEmpty();
    }

    @Test
    void keepsGlyphsOfEveryKindInTheOrderTheyCame() {
        canvas.save(new Edit.Add(IX));
        canvas.save(new Edit.Add(PY));
        canvas.save(new Edit.Add(NOTE));

        assertThat(canvas.load()).containsExactly(IX, PY, NOTE);
    }

    @Test
    void keepsTheOrderWhereAGlyphChanges() {
        canvas.save(new Edit.Several(List.of(new Edit.Add(IX), new Edit.Add(NOTE))));
        IxGlyph changed = IX.withText("ix webhook").at(PLACE.moved(8, 8));

        canvas.save(new Edit.Change(IX, changed));

        assertThat(canvas.load()).containsExactly(changed, NOTE);
    }

    @Test
    void forgetsWhatIsRemovedAndPutsItOnTopWhenItComesBack() {
        canvas.save(new Edit.Several(List.of(new Edit.Add(IX), new Edit.Add(NOTE))));
        canvas.save(new Edit.Remove(IX));
        assertThat(canvas.load()).containsExactly(NOTE);

        canvas.save(new Edit.Remove(IX).inverse());

        assertThat(canvas.load()).containsExactly(NOTE, IX);
    }
}
