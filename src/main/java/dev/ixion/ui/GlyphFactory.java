package dev.ixion.ui;

import dev.ixion.app.App;
import dev.ixion.canvas.AxGlyph;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.Navigator;
import dev.ixion.ui.glyph.ax.AxController;
import dev.ixion.ui.glyph.ix.IxController;
import dev.ixion.ui.glyph.ix.IxServices;
import dev.ixion.ui.glyph.note.NoteContent;
import dev.ixion.ui.glyph.py.PyController;
import dev.ixion.ui.glyph.py.PyServices;
import dev.ixion.ui.recall.Recalling;
import dev.ixion.ui.thread.Background;
import java.time.InstantSource;
import java.util.function.Function;

/// Makes the card of a glyph.
final class GlyphFactory implements Function<Glyph, GlyphCard> {
    private final IxServices ix;
    private final PyServices py;
    private final AskServices ask;
    private final Canvas canvas;
    private final Navigator navigator;
    private final InstantSource clock;

    GlyphFactory(App app, Background background, Canvas canvas, Navigator navigator, InstantSource clock) {
        this.ix = new IxServices(app.parser(), app.router(), app.pulse(), app.jobs(), app.attestations(),
            app.grantPermissions(), background);
        this.py = new PyServices(app.saveHandler(), app.looseScripts(), app.handlers(), app.pulse(), app.jobs(),
            new Recalling(app.recallHandler(), app.author(), background), app.grantPermissions(), background,
            app.author());
        this.ask = new AskServices(app.attestations(), app.parser(), app.exportFacts(), background);
        this.canvas = canvas;
        this.navigator = navigator;
        this.clock = clock;
    }

    @Override
    public GlyphCard apply(Glyph glyph) {
        return switch (glyph) {
            case IxGlyph command -> new IxController(command, ix, canvas, navigator, clock).card();
            case PyGlyph script -> new PyController(script, py, canvas, navigator, clock).card();
            case AxGlyph query -> new AxController(query, ask, canvas, navigator).card();
            case NoteGlyph note -> new NoteContent(note, canvas).card();
        };
    }
}
