package dev.ixion.ui.thread;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The door to the FX thread. Nobody else calls [Platform#runLater].
public final class FxThread implements Executor {
    /// Runs the task on the FX thread: now if this is it, else as soon as it is free.
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
