package dev.ixion.ui;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.canvas.CanvasStore;
import dev.ixion.canvas.Edit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores every edit of the canvas, in order and off the FX thread.
final class CanvasKeeper implements Consumer<Edit>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CanvasKeeper.class);

    private final CanvasStore store;
    private final Consumer<Problem> failed;
    private final ExecutorService thread;

    /// @param failed is told, on this keeper's thread, when an edit could not be stored
    CanvasKeeper(CanvasStore store, Consumer<Problem> failed) {
        this.store = store;
        this.failed = failed;
        this.thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("ixion-canvas-keeper").factory());
    }

    @Override
    public void accept(Edit edit) {
        thread.execute(() -> {
            try {
                store.save(edit);
            } catch (ProblemException unwritable) {
                LOG.error("The canvas could not be stored", unwritable);
                failed.accept(unwritable.problem());
            }
        });
    }

    /// Waits up to 10 seconds until all edits are stored.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.error("Some edits of the canvas were not stored in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
