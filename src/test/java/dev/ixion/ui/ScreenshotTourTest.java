package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.ixion.canvas.AxGlyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.text.Resources;
import dev.ixion.ui.ask.FactRow;
import dev.ixion.ui.glyph.GlyphCard;
import java.awt.image.RenderedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goes through every screen and state and leaves a picture of each, in light and dark, in the folder of the system
/// property `ixion.screenshots`.
final class ScreenshotTourTest {
    private static final String TICKER = """
        import time
        for minute in range(1, 400):
            print(f"reading minute {minute}")
            time.sleep(0.05)
        """;
    private static final String SHIPMENTS = """
        places = ["Rotterdam", "Hamburg", "Piraeus", "Valencia"]
        for n in range(900):
            attest(f"container MSKU {4410000 + n * 37}", "was_shipped", places[n * n % 4],
                   actors="carrier:" + ["maersk", "cosco", "msc"][n % 7 % 3],
                   attributes={"weight_kg": 2100 + n * 17 % 900, "reefer": n % 5 == 0,
                               "route": {"from": "Shanghai", "via": ["Suez", "Malta"], "days": 28 + n % 9}},
                   at=1767225600 + n * n * 20)
        """;
    private static final String FAILING = """
        import json
        import sys

        rows = [{"sku": f"A-{n}", "count": n} for n in range(20)]
        for row in rows:
            if row["count"] == 7:
                raise ValueError(f"bad row {row['count']}")
            attest(row["sku"], "is_stocked", "warehouse", attributes=row)
        """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyScreenAndStateHasAPictureInLightAndDark() throws IOException, GitAPIException {
        Path repository = repository(folder.resolve("garden"));
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1280, 800)) {
            picture(desktop, "01-empty-canvas");
            desktop.run(desktop.shell()::welcome);
            desktop.awaitText("handler for folder · new ●");
            picture(desktop, "02-first-start");
            fire(desktop, desktop.ixCard(), "Run");
            desktop.awaitText("No ingest handler 'folder' found.");
            picture(desktop, "03-no-handler");
            desktop.code(desktop.pyCard(), Resources.read(Shell.class, "folder.py").replace("read:<input>",
                "read:" + Path.of("docs").toAbsolutePath()));
            fire(desktop, desktop.pyCard(), "Save");
            desktop.awaitText("Stored as v1");
            GlyphCard ix = desktop.ixCard();
            type(desktop, ix, "ix folder docs/examples");
            fire(desktop, ix, "Run");
            desktop.awaitText("Waits for your permission");
            desktop.awaitText("asks to");
            picture(desktop, "03a-asks-for-permission");
            fire(desktop, ix, "Allow and run");
            desktop.awaitText("✓ 6 new");
            picture(desktop, "04-done");
            fire(desktop, ix, "Show facts");
            desktop.awaitText("Facts of run 1");
            desktop.awaitText("6 facts");
            desktop.run(desktop.shell()::fitAll);
            selectFirstFact(desktop);
            desktop.awaitText("folder:v1");
            picture(desktop, "05-facts");
            asking(desktop);
            desktop.run(() -> desktop.shell().canvasView().actions().selectAll());
            desktop.run(() -> desktop.shell().canvasView().actions().deleteSelected());

            save(desktop, "stock", FAILING);
            save(desktop, "ticker", TICKER);
            HandlerVersion stock = desktop.app().handlers().inForce(new TypeName("stock")).orElseThrow();
            IxGlyph failing = ix(0, 0, "ix stock");
            IxGlyph running = ix(0, 240, "ix ticker");
            IxGlyph git = ix(0, 480, "ix git '" + repository + "'");
            PyGlyph editor = new PyGlyph(GlyphId.random(), new Placement(448, 0, 560, 352), FAILING,
                Optional.of("stock"), Optional.of(stock.id()));
            PyGlyph loose = new PyGlyph(GlyphId.random(), new Placement(448, 384, 560, 304), """
                names = ["Ada", "Grace", "Katherine"]
                for name in names:
                    print("hello", name)

                def execute(payload):
                    return {"greeted": len(names)}
                """, Optional.empty(), Optional.empty());
            desktop.run(() -> {
                fireKey(desktop, "Facts");
                desktop.shell().canvasView().add(failing);
                desktop.shell().canvasView().add(running);
                desktop.shell().canvasView().add(git);
                desktop.shell().canvasView().add(editor);
                desktop.shell().canvasView().add(loose);
                desktop.shell().fitAll();
            });
            desktop.await("the saved version", () -> desktop.shows("handler for stock · v1"));
            fire(desktop, desktop.card(git.id()), "Run");
            desktop.awaitText("✓ 13 new");
            fire(desktop, desktop.card(loose.id()), "Run");
            desktop.awaitText("{\"greeted\":3}");
            fire(desktop, desktop.card(failing.id()), "Run");
            desktop.awaitText("bad row 7 (stock.py, line 7)");
            fire(desktop, desktop.card(running.id()), "Run");
            desktop.await("live output", () -> desktop.shows("reading minute 9"));
            picture(desktop, "06-running-failed-git-script");
            desktop.run(() -> fireKey(desktop, "Pulse"));
            desktop.await("the runs",
                () -> tables(desktop).stream().anyMatch(t -> t.getItems().size() >= 5 && t.isVisible()));
            picture(desktop, "07-pulse-panel");
            desktop.run(() -> tables(desktop).stream().filter(t -> t.getItems().size() >= 5 && t.isVisible())
                .forEach(t -> t.getSelectionModel().select(0)));
            desktop.await("the run's output", () -> desktop.button(desktop.stage().getScene().getRoot(), "Cancel run")
                .isVisible());
            picture(desktop, "07a-pulse-run");
            fire(desktop, desktop.card(running.id()), "Stop");
            desktop.awaitText("✗ Cancelled");
            type(desktop, desktop.card(running.id()), "ix git '" + repository + "' every 5m");
            fire(desktop, desktop.card(running.id()), "Schedule");
            desktop.awaitText("next in");
            desktop.await("the job", () -> desktop.app().jobs().jobs(false).size() == 1);
            picture(desktop, "08-scheduled");

            desktop.run(() -> fireKey(desktop, "Pulse"));
            desktop.code(desktop.card(editor.id()), FAILING.replace("if row", "if (row"));
            fire(desktop, desktop.card(editor.id()), "Save");
            desktop.awaitText("SyntaxError");
            picture(desktop, "09-syntax-error");
            save(desktop, "stock", "print('somebody else was here')\n");
            desktop.code(desktop.card(editor.id()), FAILING.replace("bad row", "wrong row"));
            fire(desktop, desktop.card(editor.id()), "Save");
            desktop.awaitText("saved by grace, is in force");
            picture(desktop, "10-save-conflict");
            desktop.run(() -> desktop.shell().canvasView().zoomTo(0.3));
            picture(desktop, "11-far-out");
            desktop.run(desktop.shell()::showPalette);
            pictureOfPopup(desktop, "12-command-palette");
            secrets(desktop);
            assertThat(desktop.app().jobs().executions(Optional.empty(), 9))
                .noneMatch(execution -> execution.state() == ExecutionState.INTERRUPTED);
        }
    }

    /// Query glyphs in each state, and the panel with a fact of theirs.
    private static void asking(TestDesktop desktop) throws IOException {
        desktop.run(() -> {
            fireKey(desktop, "Facts");
            desktop.shell().canvasView().actions().selectAll();
            desktop.shell().canvasView().actions().deleteSelected();
        });
        save(desktop, "shipments", SHIPMENTS);
        IxGlyph shipments = ix(0, -240, "ix shipments");
        desktop.run(() -> desktop.shell().canvasView().add(shipments));
        fire(desktop, desktop.card(shipments.id()), "Run");
        desktop.awaitText("✓ 900 new");
        List<AxGlyph> queries = List.of(ax(0, 0, "is was_shipped"), ax(592, 0, "is was_shipped count by actor"),
            ax(0, 392, "is was_shipped of Atlantis"), ax(592, 392, "is was_shipped sence yesterday limit x"));
        desktop.run(() -> {
            desktop.shell().canvasView().actions().selectAll();
            desktop.shell().canvasView().actions().deleteSelected();
            queries.forEach(desktop.shell().canvasView()::add);
            desktop.shell().fitAll();
        });
        desktop.awaitText("900 facts");
        desktop.awaitText("No facts fit.");
        desktop.awaitText("'x'");
        desktop.await("the bars", () -> desktop.card(queries.getFirst().id()).lookup(".timeline-strip").isVisible());
        picture(desktop, "05a-queries");
        TableView<?> table = (TableView<?>) desktop.card(queries.getFirst().id()).lookup(".fact-table");
        desktop.run(() -> {
            table.getSelectionModel().select(3);
            Event.fireEvent(table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false,
                false));
        });
        desktop.awaitText("shipments:v1");
        picture(desktop, "05b-fact-and-origin");
        HandlerVersion bad = desktop.app().handlers().inForce(new TypeName("shipments")).orElseThrow();
        desktop.app().recallHandler().recall(bad.type(), bad.number(), "grace", "weights in pounds", "test");
        desktop.run(() -> desktop.shell().showFact(bad.id()));
        desktop.awaitText("weights in pounds");
        picture(desktop, "05c-recalled");
        desktop.app().recallHandler().reinstate(bad.type(), bad.number(), "grace", "", "test");
    }

    /// The secrets: one that a script lacks, none yet, some, a name that is none, and a removal that waits for its second press.
    private static void secrets(TestDesktop desktop) throws IOException {
        desktop.run(() -> Window.getWindows().stream().filter(Popup.class::isInstance).toList()
            .forEach(Window::hide));
        save(desktop, "issues", """
            # /// script
            # [tool.ixion]
            # permissions = ["secret:GITHUB_TOKEN"]
            # ///
            """);
        IxGlyph issues = ix(0, 0, "ix issues");
        desktop.run(() -> {
            desktop.shell().canvasView().actions().selectAll();
            desktop.shell().canvasView().actions().deleteSelected();
            desktop.shell().canvasView().add(issues);
            desktop.shell().fitAll();
        });
        fire(desktop, desktop.card(issues.id()), "Run");
        fire(desktop, desktop.card(issues.id()), "Allow and run");
        desktop.awaitText("which is not there");
        picture(desktop, "12a-secret-missing");
        SecretsScene scene = SecretsScene.open(desktop);
        scene.awaitText("No secrets yet.");
        picture(scene.root(), desktop, "13-secrets-none");
        scene.save("GITHUB_TOKEN", "ghp_0123456789");
        scene.awaitText("✓ GITHUB_TOKEN is kept in the file");
        scene.save("WEATHER_KEY", "0123456789");
        scene.awaitText("✓ WEATHER_KEY is kept in the file");
        picture(scene.root(), desktop, "14-secrets");
        scene.save("my-token", "0123456789");
        scene.awaitText("✗ This is no name of a secret");
        scene.press("Remove");
        scene.awaitText("Remove for good");
        picture(scene.root(), desktop, "15-secrets-refused");
        scene.close();
    }

    private static AxGlyph ax(double x, double y, String query) {
        return new AxGlyph(GlyphId.random(), new Placement(x, y, 560, 360), query);
    }

    private static IxGlyph ix(double x, double y, String command) {
        return new IxGlyph(GlyphId.random(), new Placement(x, y, 416, 208), command);
    }

    private static void save(TestDesktop desktop, String type, String code) {
        desktop.app().saveHandler().save(
            new HandlerDraft(new TypeName(type), code, "grace", "", Optional.empty(), true, "test"));
    }

    private static void type(TestDesktop desktop, GlyphCard card, String command) {
        desktop.run(() -> desktop.shell().canvasView().card(card.glyph().id()).orElseThrow()
            .lookupAll(".text-field").stream().map(TextField.class::cast)
            .forEach(field -> field.setText(command)));
    }

    private static void fire(TestDesktop desktop, GlyphCard card, String text) {
        var button = desktop.button(card, text);
        desktop.run(button::fire);
    }

    private static void fireKey(TestDesktop desktop, String toolbarButton) {
        desktop.stage().getScene().getRoot().lookupAll(".shell-bar .button").stream().map(Button.class::cast)
            .filter(button -> button.getText().equals(toolbarButton)).forEach(Button::fire);
    }

    private static List<TableView<?>> tables(TestDesktop desktop) {
        return desktop.stage().getScene().getRoot().lookupAll(".side-panel .table-view").stream()
            .<TableView<?>>map(node -> (TableView<?>) node).filter(table -> !table.getItems().isEmpty()).toList();
    }

    private static void selectFirstFact(TestDesktop desktop) {
        desktop.run(() -> tables(desktop).stream().filter(table -> table.getItems().getFirst() instanceof FactRow)
            .forEach(table -> table.getSelectionModel().selectFirst()));
    }

    private static void picture(TestDesktop desktop, String name) throws IOException {
        Files.createDirectories(target(name, "light").toPath().getParent());
        write(desktop, new PrimerLight().getUserAgentStylesheet(), target(name, "light"));
        write(desktop, new PrimerDark().getUserAgentStylesheet(), target(name, "dark"));
        desktop.run(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
    }

    /// The palette is a window of its own.
    private static void pictureOfPopup(TestDesktop desktop, String name) throws IOException {
        for (String theme : List.of("light", "dark")) {
            String sheet = theme.equals("light")
                ? new PrimerLight().getUserAgentStylesheet()
                : new PrimerDark().getUserAgentStylesheet();
            desktop.run(() -> Application.setUserAgentStylesheet(sheet));
            RenderedImage image = FxStage.onFx(() -> {
                var popup = Window.getWindows().stream().filter(window -> window instanceof Popup).findFirst()
                    .orElseThrow();
                return SwingFXUtils.fromFXImage(popup.getScene().snapshot(null), null);
            });
            ImageIO.write(image, "png", target(name, theme));
        }
        desktop.run(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
    }

    /// A dialog is a window of its own.
    private static void picture(Parent dialog, TestDesktop desktop, String name) throws IOException {
        for (String theme : List.of("light", "dark")) {
            String sheet = theme.equals("light")
                ? new PrimerLight().getUserAgentStylesheet()
                : new PrimerDark().getUserAgentStylesheet();
            desktop.run(() -> Application.setUserAgentStylesheet(sheet));
            RenderedImage image = FxStage
                .onFx(() -> SwingFXUtils.fromFXImage(dialog.getScene().snapshot(null), null));
            ImageIO.write(image, "png", target(name, theme));
        }
        desktop.run(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
    }

    private static void write(TestDesktop desktop, String theme, File target) throws IOException {
        desktop.run(() -> Application.setUserAgentStylesheet(theme));
        RenderedImage image = FxStage.onFx(() -> {
            desktop.stage().getScene().getRoot().applyCss();
            desktop.stage().getScene().getRoot().layout();
            return SwingFXUtils.fromFXImage(desktop.stage().getScene().snapshot(null), null);
        });
        ImageIO.write(image, "png", target);
        assertThat(target).isNotEmpty();
    }

    private static File target(String name, String theme) {
        return Path.of(System.getProperty("ixion.screenshots", "target/screenshots"), name + "-" + theme + ".png")
            .toFile();
    }

    private static Path repository(Path folder) throws IOException, GitAPIException {
        Files.createDirectories(folder);
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            for (String file : List.of("beds.csv", "plan.md", "seeds.csv")) {
                Files.writeString(folder.resolve(file), file + "\n");
                git.add().addFilepattern(".").call();
                git.commit().setMessage("Add " + file).setAuthor("Ada", "ada@example.com")
                    .setCommitter("Ada", "ada@example.com").setSign(false).call();
            }
            git.tag().setName("v1").setAnnotated(false).call();
        }
        return folder;
    }
}
