package dev.ixion.ui;

import dev.ixion.app.App;
import dev.ixion.app.Config;
import dev.ixion.app.Places;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.RunState;
import dev.ixion.ui.thread.Background;
import dev.ixion.ui.thread.FxThread;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The real program in a real window, on its own folder, driven as a user would.
public final class TestDesktop implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final FxRobot robot = new FxRobot();
    private final App app;
    private final ExecutorService threads;
    private final Shell shell;
    private final Stage stage;

    private TestDesktop(App app, ExecutorService threads, Shell shell, Stage stage) {
        this.app = app;
        this.threads = threads;
        this.shell = shell;
        this.stage = stage;
    }

    /// Opens the workspace of a folder; a second time, it is a restart.
    public static TestDesktop open(Path folder, InstantSource clock, double width, double height) {
        return open(folder, clock, width, height, Optional.empty());
    }

    /// @param width 0 to leave the size to the program
    /// @param last how the window was shown when it was closed
    static TestDesktop open(Path folder, InstantSource clock, double width, double height, Optional<WindowState> last) {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException late) {
            throw new IllegalStateException("JavaFX did not start", late);
        }
        Places own = Places.below(folder);
        // The modules that Python compiles serve all tests.
        Places places = new Places(own.config(), own.data(), Path.of("target", "test-cache").toAbsolutePath(),
            own.logs());
        Config config = Config.load(places);
        App app = App.open(config, config.workspace(), places, clock);
        ExecutorService threads = Executors.newFixedThreadPool(4,
            Thread.ofPlatform().daemon().name("test-background-", 1)
                .factory());
        app.start();
        List<Glyph> glyphs = app.canvas().load();
        Stage[] opened = new Stage[1];
        Shell shell = FxStage.onFx(() -> {
            Shell built = new Shell(app, new Background(threads, new FxThread()), glyphs, clock);
            Stage window = new Stage();
            window.setX(0);
            window.setY(0);
            if (width > 0) {
                window.setWidth(width);
                window.setHeight(height);
            }
            built.show(window, last);
            opened[0] = window;
            return built;
        });
        return new TestDesktop(app, threads, shell, opened[0]);
    }

    public App app() {
        return app;
    }

    public Shell shell() {
        return shell;
    }

    public Stage stage() {
        return stage;
    }

    /// Waits until something is so, up to a minute.
    ///
    /// @param what names it in the failure
    public void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> FxStage.onFx(condition::getAsBoolean));
        } catch (TimeoutException late) {
            throw new AssertionError("did not happen: " + what + "; the window shows " + words(), late);
        }
    }

    /// Waits until a text is on the screen.
    public void awaitText(String part) {
        await("the text '" + part + "'", () -> shows(part));
    }

    public boolean shows(String part) {
        return FxStage.onFx(() -> labels(stage.getScene().getRoot()).stream().anyMatch(text -> text.contains(part)));
    }

    private List<String> words() {
        return FxStage.onFx(() -> labels(stage.getScene().getRoot()));
    }

    private static List<String> labels(Node root) {
        return root.lookupAll("*").stream().filter(node -> node instanceof Labeled && isShown(node))
            .map(node -> String.valueOf(((Labeled) node).getText())).filter(text -> !text.isBlank()).toList();
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// The only card whose glyph fits, as soon as a frame has brought it on the screen.
    public GlyphCard card(Predicate<Glyph> which) {
        await("just one such card", () -> cards(which).size() == 1);
        return FxStage.onFx(() -> cards(which).getFirst());
    }

    private List<GlyphCard> cards(Predicate<Glyph> which) {
        return stage.getScene().getRoot().lookupAll(".glyph-card").stream().map(GlyphCard.class::cast)
            .filter(card -> which.test(card.glyph())).toList();
    }

    public GlyphCard ixCard() {
        return card(IxGlyph.class::isInstance);
    }

    public GlyphCard pyCard() {
        return card(PyGlyph.class::isInstance);
    }

    public GlyphCard card(GlyphId id) {
        return card(glyph -> glyph.id().equals(id));
    }

    /// Clicks a button or link by its text.
    public void click(Node within, String text) {
        ButtonBase button = button(within, text);
        robot.clickOn(button);
    }

    public void clickOn(Node node) {
        robot.clickOn(node);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Does what a key of the whole window does.
    public void key(String combination) {
        run(() -> Objects.requireNonNull(stage.getScene().getAccelerators()
            .get(KeyCombination.keyCombination(combination))).run());
    }

    /// The visible button or link with this text.
    public ButtonBase button(Node within, String text) {
        await("a button '" + text + "'", () -> find(within, text) != null);
        return FxStage.onFx(() -> find(within, text));
    }

    private static @Nullable ButtonBase find(Node within, String text) {
        return within.lookupAll("*").stream()
            .filter(node -> node instanceof ButtonBase button && text.equals(button.getText()) && isShown(node))
            .map(ButtonBase.class::cast).findFirst().orElse(null);
    }

    /// Replaces what stands in the command field of an IX card.
    public void command(GlyphCard card, String command) {
        TextInputControl field = FxStage.onFx(() -> (TextInputControl) card.lookup(".text-field"));
        robot.clickOn(field);
        FxStage.onFx(() -> {
            field.clear();
            return true;
        });
        robot.write(command, 0);
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Replaces what stands in the editor of a Python card, as one paste would.
    public void code(GlyphCard card, String code) {
        FxStage.onFx(() -> {
            CodeArea area = (CodeArea) card.lookup(".code-area");
            area.replaceText(code);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Saves a handler as somebody else would, who is called ada.
    public void save(String type, String code) {
        app.saveHandler()
            .save(new HandlerDraft(new TypeName(type), code, "ada", "", Optional.empty(), true, "test"));
    }

    /// How many executions have succeeded.
    public long succeeded() {
        return app.jobs().executions(Optional.empty(), 99).stream()
            .filter(execution -> execution.state() == ExecutionState.SUCCEEDED).count();
    }

    public static RunState state(GlyphCard card) {
        return FxStage.onFx(() -> card.stateProperty().get());
    }

    /// The line of a Python card's editor that the caret is in, counted from 1.
    public int caretLine(GlyphCard card) {
        return FxStage.onFx(() -> ((CodeArea) card.lookup(".code-area")).getCurrentParagraph()) + 1;
    }

    public void run(Runnable work) {
        FxStage.onFx(() -> {
            work.run();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Closes window and program as a user who quits does.
    @Override
    public void close() {
        run(() -> {
            stage.close();
            shell.close();
        });
        shell.awaitStored();
        threads.shutdown();
        app.close();
    }
}
