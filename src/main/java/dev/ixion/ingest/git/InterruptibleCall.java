package dev.ixion.ingest.git;

import dev.ixion.run.CancelSignal;
import dev.ixion.run.RunCancelledException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Does something that may hang on the network, so that a cancel ends it at once: on a virtual thread, where an
/// interrupt closes the socket that is waited for. The thread has ended when the call returns.
final class InterruptibleCall {
    private InterruptibleCall() {}

    /// What is done; it may be ended by an interrupt.
    @FunctionalInterface
    interface Action {
        void run() throws IOException, InterruptedException;
    }

    /// @throws RunCancelledException if the run is cancelled
    static void run(CancelSignal cancel, Action action) throws IOException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            action.run();
            return null;
        });
        Thread thread = Thread.ofVirtual().name("git fetch").start(task);
        cancel.onCancel(thread::interrupt);
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new RunCancelledException();
        } catch (ExecutionException failed) {
            cancel.check();
            switch (failed.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
        cancel.check();
    }
}
