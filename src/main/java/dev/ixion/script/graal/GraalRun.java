package dev.ixion.script.graal;

import dev.ixion.ats.FactSink;
import dev.ixion.run.RunMonitor;
import dev.ixion.script.Script;
import dev.ixion.script.ScriptResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a script: on a thread of its own, ended from outside when its time is up or it is cancelled.
final class GraalRun {
    private static final Logger LOG = LoggerFactory.getLogger(GraalRun.class);
    /// How long an ended script may take to be gone, before the run is given up without it.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Script script;
    private final PythonContext python;
    private final RunThreads threads;
    private final FactGate facts;
    private final ScriptBody body;
    /// What came first: the script's end, the timeout, a cancel, or facts that could not be written.
    private final CompletableFuture<ScriptResult> outcome = new CompletableFuture<>();

    GraalRun(Script script, Source source, PythonContext python, RunThreads threads, FactSink sink) {
        this.script = script;
        this.python = python;
        this.threads = threads;
        facts = new FactGate(sink, outcome::completeExceptionally);
        body = new ScriptBody(script, source, python, facts);
    }

    ScriptResult run(RunMonitor monitor, int maxOutputBytes) {
        monitor.cancel().onCancel(this::cancel);
        python.output().open(monitor::output, maxOutputBytes);
        Thread worker = threads.startWorker(this::work);
        try {
            ScriptResult result = await();
            facts.close();
            switch (result) {
                case ScriptResult.TimedOut _,ScriptResult.Cancelled _ -> end(worker);
                case ScriptResult.Completed _,ScriptResult.Raised _,ScriptResult.Exited _ -> {
                    // The worker has ended the child processes before it told; it closes the context by itself
                }
            }
            return result;
        } catch (ExecutionException e) {
            end(worker);
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            python.output().close();
        }
    }

    void cancel() {
        outcome.complete(new ScriptResult.Cancelled());
    }

    private ScriptResult await() throws ExecutionException {
        boolean interrupted = false;
        try {
            return outcome.get(script.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            outcome.complete(new ScriptResult.TimedOut(script.timeout()));
        } catch (InterruptedException e) {
            interrupted = true;
            cancel();
        }
        try {
            return outcome.resultNow();
        } catch (IllegalStateException failed) {
            throw new ExecutionException(outcome.exceptionNow());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work() {
        try {
            ScriptResult result = body.run();
            python.children().kill();
            outcome.complete(result);
        } catch (Throwable e) {
            // Of a context that is being closed, every call may fail in its own way: then the outcome is known already
            if (outcome.isDone()) {
                LOG.debug("{} was ended", script.fileName(), e);
            } else {
                LOG.error("Python broke {} off", script.fileName(), e);
                outcome.complete(new ScriptResult.Raised(GuestErrors.brokenOff(e)));
            }
        }
        close();
    }

    private void end(Thread worker) {
        Thread ender = threads.startEnder(this::close);
        boolean interrupted = Thread.interrupted();
        try {
            if (!worker.join(GRACE)) {
                threads.leaveBehind(worker);
                threads.leaveBehind(ender);
            } else if (!ender.join(GRACE)) {
                threads.leaveBehind(ender);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        try {
            python.end();
        } catch (PolyglotException | IllegalStateException e) {
            LOG.warn("the context of {} could not be closed", script.fileName(), e);
        }
    }
}
