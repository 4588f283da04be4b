package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.app.Config;
import dev.ixion.app.Places;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.canvas.Glyph;
import dev.ixion.ui.thread.Background;
import dev.ixion.ui.thread.FxThread;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/// Opens the window on a workspace and waits until it is closed.
public final class Desktop {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Desktop.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int BACKGROUND_THREADS = 4;
    private static final int SECONDS_TO_DRAW = 10;
    /// Kept here because the logging system itself keeps only a weak reference.
    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private final FxThread fx = new FxThread();
    private final Places places;
    private final PrintStream err;

    private Desktop(Places places, PrintStream err) {
        this.places = places;
        this.err = err;
    }

    /// Opens the window and waits until it is closed.
    ///
    /// @param database the workspace; empty for the one of the settings
    /// @param err takes one line if there is no display
    /// @return the program's exit code
    public static int open(Optional<Path> database, Places places, PrintStream err) {
        if (!hasDisplay(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform", ""))) {
            err.println(text("desktop.no-display"));
            return FAILED;
        }
        return new Desktop(places, err).run(database);
    }

    /// On Linux a window needs X11 or Wayland; elsewhere there always is a desktop.
    static boolean hasDisplay(Map<String, String> environment, String system, String platform) {
        boolean named = !environment.getOrDefault("DISPLAY", "").isEmpty()
            || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return !system.startsWith("Linux") || named || platform.equalsIgnoreCase("Headless");
    }

    private int run(Optional<Path> database) {
        // JavaFX warns on each start that it lies on the class path, which is as it should be here.
        JAVAFX_LOG.setLevel(Level.SEVERE);
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noDisplay) {
            err.println(text("desktop.failed", String.valueOf(noDisplay.getMessage()).lines().findFirst().orElse("")));
            return FAILED;
        }
        try {
            Config config = Config.load(places);
            InstantSource clock = InstantSource.system();
            Path file = database.orElse(config.workspace());
            try (App app = App.open(config, file, places, clock);
                WorkspaceLock _ = WorkspaceLock.of(file);
                ExecutorService threads = Executors.newFixedThreadPool(BACKGROUND_THREADS,
                    Thread.ofPlatform().daemon().name("ixion-background-", 1).factory())) {
                List<Glyph> glyphs = app.canvas().load();
                boolean isNew = glyphs.isEmpty() && app.attestations().count(Filter.ALL) == 0;
                WindowStates states = new WindowStates(places.data().resolve("windows"));
                states.keep(file,
                    showUntilClosed(app, new Background(threads, fx), glyphs, states.of(file), isNew, clock));
                // No job begins any more while what was begun in the window is brought to its end
                app.pulse().close();
            }
            return DONE;
        } catch (ProblemException problem) {
            err.println("✗ " + problem.problem().message());
            if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
                showProblem(problem.problem().message());
            }
            return FAILED;
        } catch (IOException unlockable) {
            LOG.warn("The lock of the workspace was not released in order; it ends with the program", unlockable);
            return DONE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILED;
        } finally {
            Platform.exit();
        }
    }

    /// @param last how the window was shown last
    /// @return how it was shown when it was closed
    private WindowState showUntilClosed(App app, Background background, List<Glyph> glyphs,
        Optional<WindowState> last, boolean isNew, InstantSource clock) throws InterruptedException {
        CountDownLatch drawn = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Shell shell = onFx(() -> {
            Shell built = new Shell(app, background, glyphs, clock);
            Stage stage = new Stage();
            stage.setOnHidden(_ -> closed.countDown());
            built.show(stage, last);
            if (isNew) {
                built.welcome();
            }
            new FirstFrame(drawn::countDown).start();
            return built;
        });
        // Not before the window is drawn, which Python's start would delay
        if (!drawn.await(SECONDS_TO_DRAW, TimeUnit.SECONDS)) {
            LOG.warn("The window was not drawn in {} seconds", SECONDS_TO_DRAW);
        }
        app.start();
        closed.await();
        try {
            return onFx(() -> {
                try {
                    return shell.state();
                } finally {
                    shell.close();
                }
            });
        } finally {
            shell.awaitStored();
        }
    }

    private <T> T onFx(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        fx.execute(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            LOG.error("The window could not be built", failed);
            throw new ProblemException(Problem.of(text("desktop.failed", String.valueOf(failed.getCause()))), failed);
        }
    }

    /// Shows why the workspace cannot be opened to somebody who started the program from a menu.
    private void showProblem(String message) {
        CountDownLatch read = new CountDownLatch(1);
        fx.execute(() -> {
            Alert alert = new Alert(AlertType.ERROR, message);
            alert.setTitle("Ixion");
            alert.setHeaderText(null);
            alert.setOnHidden(_ -> read.countDown());
            alert.show();
        });
        try {
            read.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
