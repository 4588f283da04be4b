package dev.ixion.ui;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A window for tests, driven from the test's thread.
public final class FxStage implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Stage stage;

    private FxStage(Stage stage) {
        this.stage = stage;
    }

    /// Opens a window with this content.
    ///
    /// @param theme a style sheet, for example of AtlantaFX
    public static FxStage open(Callable<Parent> content, String theme, double width, double height) {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException late) {
            throw new IllegalStateException("JavaFX did not start", late);
        }
        FxStage opened = new FxStage(onFx(() -> {
            Application.setUserAgentStylesheet(theme);
            Stage stage = new Stage();
            stage.setScene(new Scene(content.call(), width, height));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return stage;
        }));
        opened.awaitFrame();
        return opened;
    }

    public static <T> T onFx(Callable<T> work) {
        try {
            return WaitForAsyncUtils.asyncFx(work).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("failed on the FX thread: " + failed.getCause(), failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException("the FX thread is busy", late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    /// Does something on the FX thread and waits until it is on the screen.
    public void run(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
        awaitFrame();
    }

    public Stage stage() {
        return stage;
    }

    public HeadlessMouse mouse() {
        return new HeadlessMouse(stage);
    }

    /// Presses and releases a key where the focus is.
    public void key(KeyCode code, boolean shift, boolean control, boolean alt) {
        run(() -> {
            Node target = stage.getScene().getFocusOwner();
            Event.fireEvent(target,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, shift, control, alt, false));
            Event.fireEvent(stage.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_RELEASED, "", code.getName(), code, shift, control, alt, false));
        });
    }

    public void key(KeyCode code) {
        key(code, false, false, false);
    }

    /// Waits until two frames have been laid out.
    public void awaitFrame() {
        CountDownLatch frames = new CountDownLatch(2);
        Runnable counter = () -> {
            frames.countDown();
            Platform.requestNextPulse();
        };
        onFx(() -> {
            stage.getScene().addPostLayoutPulseListener(counter);
            Platform.requestNextPulse();
            return true;
        });
        try {
            if (!frames.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no frame came");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
        onFx(() -> {
            stage.getScene().removePostLayoutPulseListener(counter);
            return true;
        });
    }

    /// Writes what the window shows to the folder in the system property `ixion.screenshots`.
    public void screenshot(String fileName) {
        Path folder = Path.of(System.getProperty("ixion.screenshots", "target/screenshots"));
        RenderedImage image = onFx(() -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
        try {
            Files.createDirectories(folder);
            ImageIO.write(image, "png", folder.resolve(fileName).toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + fileName, failed);
        }
    }

    @Override
    public void close() {
        onFx(() -> {
            stage.close();
            return true;
        });
    }
}
