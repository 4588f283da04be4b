package dev.ixion.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.ixion.canvas.AxGlyph;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.ui.FxStage;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.GlyphContent;
import dev.ixion.ui.glyph.IconButton;
import dev.ixion.ui.glyph.RunState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures of the canvas for the eye of a designer.
class CanvasScreenshotTest {
    private static final List<Glyph> GLYPHS = List.of(ix("github", 64, 72, "ix github https://api.github.com every 5m"),
        ix("git", 64, 272, "ix git ~/src/ixion"), ix("webhook", 64, 472, "ix webhook ./deliveries.jsonl"),
        new PyGlyph(new GlyphId("py"), new Placement(480, 72, 480, 320), """
            import json, sys, urllib.request

            for event in json.load(urllib.request.urlopen(sys.argv[1])):
                attest(event["actor"]["login"], event["type"],
                       event["repo"]["name"],
                       attributes={"id": event["id"]},
                       at=event["created_at"])
            """, Optional.of("github"), Optional.empty()),
        new NoteGlyph(new GlyphId("note"), new Placement(480, 440, 320, 120),
            "Deliveries are dropped here by the relay each night.\nTokens are in the keychain."),
        ix("later", 1200, 900, "ix rss https://example.org/feed.xml cron \"0 6 * * 1-5\""));

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void picturesOfTheCanvas(String name) {
        Theme theme = "dark".equals(name) ? new PrimerDark() : new PrimerLight();
        Canvas canvas = Canvas.of(GLYPHS, InstantSource.system());
        try (FxStage stage = FxStage.open(() -> view(canvas), theme.getUserAgentStylesheet(), 1000, 680)) {
            CanvasView view = (CanvasView) stage.stage().getScene().getRoot();
            stage.run(() -> view.focusCard(new GlyphId("github")));
            stage.screenshot("canvas-" + name + ".png");
            stage.run(() -> {
                view.setViewport(new Viewport(-300, -200, 0.4));
                view.selection().set(Set.of(new GlyphId("git"), new GlyphId("py")));
            });
            stage.run(view::requestFocus);
            stage.screenshot("canvas-far-" + name + ".png");
            stage.run(() -> view.setViewport(new Viewport(-20, 20, 1.5)));
            stage.screenshot("canvas-near-" + name + ".png");
            assertThat(view.card(new GlyphId("later"))).isPresent();
        }
    }

    private static CanvasView view(Canvas canvas) {
        CanvasView view = new CanvasView(canvas, CanvasScreenshotTest::card);
        view.getStylesheets().add(GlyphCard.STYLE_SHEET);
        return view;
    }

    private static Glyph ix(String id, double x, double y, String command) {
        return new IxGlyph(new GlyphId(id), new Placement(x, y, 368, 152), command);
    }

    private static GlyphCard card(Glyph glyph) {
        return switch (glyph) {
            case IxGlyph ix -> ixCard(ix);
            case PyGlyph py -> {
                Label code = new Label(py.code());
                code.setStyle(
                    "-fx-font-family: monospace; -fx-font-size: 12px; -fx-padding: 12; -fx-alignment: top-left");
                GlyphCard card = new GlyphCard(py, "py", GlyphContent.of(code));
                card.titleProperty().set("handler for github · v3");
                card.stateProperty().set(RunState.WAITING);
                card.addTitleButton(new IconButton("icon-save", "Save (Ctrl+S)", () -> {}));
                card.addTitleButton(new IconButton("icon-run", "Run (Ctrl+Enter)", () -> {}));
                yield card;
            }
            case AxGlyph ax -> new GlyphCard(ax, "⋈", GlyphContent.of(new Label(ax.query())));
            case NoteGlyph note -> {
                Label words = new Label(note.text());
                words.setStyle("-fx-padding: 12; -fx-wrap-text: true; -fx-alignment: top-left");
                GlyphCard card = new GlyphCard(note, "¶", GlyphContent.of(words));
                card.titleProperty().set("Note");
                yield card;
            }
        };
    }

    private static GlyphCard ixCard(IxGlyph ix) {
        Label line = new Label();
        VBox body = new VBox(8, new TextField(ix.command()), line);
        body.setStyle("-fx-padding: 12");
        GlyphCard card = new GlyphCard(ix, "⨳", GlyphContent.of(body));
        card.titleProperty().set(ix.id().value());
        IconButton edit = new IconButton("icon-edit", "Open the handler's code (Ctrl+E)", () -> {});
        card.addTitleButton(edit);
        switch (ix.id().value()) {
            case "github" -> {
                card.stateProperty().set(RunState.RUNNING);
                card.stateDetailProperty().set("0:42");
                line.setText("1,204 events read …");
                card.addTitleButton(new IconButton("icon-stop", "Stop (Esc)", () -> {}));
            }
            case "git" -> {
                card.stateProperty().set(RunState.DONE);
                line.setText("✓ 12 new · 340 known · 0.4 s");
                card.addTitleButton(new IconButton("icon-run", "Run (Ctrl+Enter)", () -> {}));
            }
            case "later" -> {
                card.stateProperty().set(RunState.QUEUED);
                card.stateDetailProperty().set("Mon 06:00");
            }
            default -> {
                card.stateProperty().set(RunState.FAILED);
                line.setText("✗ No ingest handler 'webhook' found.");
                card.addTitleButton(new IconButton("icon-run", "Run (Ctrl+Enter)", () -> {}));
            }
        }
        return card;
    }
}
