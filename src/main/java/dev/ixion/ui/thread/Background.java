package dev.ixion.ui.thread;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door from the FX thread: work that waits for disk, network, git or Python goes through here, and its outcome
/// comes back on the FX thread. A test gives two direct executors and is synchronous.
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor worker;
    private final Executor fx;

    /// @param worker runs the work
    /// @param fx runs what follows it, on the FX thread
    public Background(Executor worker, Executor fx) {
        this.worker = worker;
        this.fx = fx;
    }

    /// Does the work elsewhere and then tells, on the FX thread, either what came of it or what went wrong.
    public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Problem> failed) {
        worker.execute(() -> {
            try {
                T result = work.get();
                fx.execute(() -> done.accept(result));
            } catch (ProblemException problem) {
                fx.execute(() -> failed.accept(problem.problem()));
            } catch (RuntimeException | Error unexpected) {
                // The boundary: nobody above could say anything better, and the user must not wait for ever.
                LOG.error("Work in the background failed", unexpected);
                Problem problem = Problem.of(text("pulse.unexpected", unexpected.getClass().getSimpleName()));
                fx.execute(() -> failed.accept(problem));
            }
        });
    }

    /// Does work that has no result.
    public void run(Runnable work, Consumer<Problem> failed) {
        run(() -> {
            work.run();
            return true;
        }, _ -> {}, failed);
    }

    public Executor worker() {
        return worker;
    }

    public Executor fx() {
        return fx;
    }
}
