package dev.ixion.script.graal;

import dev.ixion.ats.FactSink;
import dev.ixion.run.RunMonitor;
import dev.ixion.run.RunUsage;
import dev.ixion.script.Limits;
import dev.ixion.script.Script;
import dev.ixion.script.ScriptError;
import dev.ixion.script.ScriptResult;
import dev.ixion.script.ScriptResult.Limit;
import dev.ixion.script.ScriptRun;
import dev.ixion.script.graal.output.SecretTexts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    private final SecretTexts secrets;
    private final FactGate facts;
    private final RunMeter meter;
    private final ScriptBody body;
    /// What came first: the script's end, a limit, a cancel, or facts that could not be written.
    private final CompletableFuture<ScriptResult> outcome = new CompletableFuture<>();

    GraalRun(Script script, Source source, PythonContext python, RunThreads threads, FactSink sink,
        Surroundings around) {
        this.script = script;
        this.python = python;
        this.threads = threads;
        secrets = new SecretTexts(script.allowance().secrets());
        facts = new FactGate(sink, limits().facts(), new FactGate.Ending() {
            @Override
            public void failed(RuntimeException reason) {
                outcome.completeExceptionally(reason);
            }

            @Override
            public void tooMany() {
                end(new ScriptResult.OverLimit(Limit.FACTS, limits().facts()));
            }
        });
        meter = new RunMeter(python, facts, around.heap());
        AttestFunction attest = new AttestFunction(python.prelude(), facts, secrets, script.actor());
        body = new ScriptBody(script, source, python, attest, around.environment());
    }

    /// What a run finds in the application.
    ///
    /// @param environment the variables that a script may be granted
    record Surroundings(HeapGauge heap, Map<String, String> environment) {}

    ScriptRun run(RunMonitor monitor) {
        monitor.cancel().onCancel(this::cancel);
        python.output().open(monitor::output, limits().output(), secrets);
        python.children().limit(limits().processes());
        python.files().limitWriting(limits().disk(),
            () -> end(new ScriptResult.OverLimit(Limit.DISK, limits().disk())));
        Thread worker = python.thread().thread();
        threads.run(python.thread(), this::work);
        try {
            ScriptResult result = await();
            facts.close();
            boolean isLeftBehind = switch (result) {
                case ScriptResult.TimedOut _,ScriptResult.OverLimit _,ScriptResult.Cancelled _ -> end(worker);
                // The worker has ended the child processes before it told; it closes the context by itself
                case ScriptResult.Completed _,ScriptResult.Raised _,ScriptResult.Exited _ -> false;
            };
            facts.awaitLast();
            return new ScriptRun(masked(result), masked(meter.usage()), isLeftBehind);
        } catch (ExecutionException e) {
            end(worker);
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            python.output().close();
        }
    }

    private ScriptResult masked(ScriptResult result) {
        return switch (result) {
            case ScriptResult.Completed(Optional<String> json) -> new ScriptResult.Completed(json.map(secrets::masked));
            case ScriptResult.Raised(ScriptError error) -> new ScriptResult.Raised(new ScriptError(error.type(),
                secrets.masked(error.message()), error.line(), error.column(), secrets.masked(error.traceback()),
                error.frames()));
            case ScriptResult.Exited _,ScriptResult.TimedOut _,ScriptResult.OverLimit _,ScriptResult.Cancelled _ ->
                result;
        };
    }

    private RunUsage masked(RunUsage usage) {
        return usage.with(new RunUsage.Access(usage.access().reached().stream().map(secrets::masked).toList(),
            usage.access().refused().stream().map(secrets::masked).toList()));
    }

    Limits limits() {
        return script.allowance().limits();
    }

    RunMeter meter() {
        return meter;
    }

    /// Called several times a second while it runs, on another thread.
    void lookForProcesses() {
        if (python.children().look()) {
            end(new ScriptResult.OverLimit(Limit.PROCESSES, limits().processes()));
        }
    }

    /// Ends the run, unless it is over already.
    void end(ScriptResult why) {
        outcome.complete(why);
    }

    void cancel() {
        outcome.complete(new ScriptResult.Cancelled());
    }

    private ScriptResult await() throws ExecutionException {
        boolean interrupted = false;
        try {
            return outcome.get(limits().time().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            outcome.complete(new ScriptResult.TimedOut(limits().time()));
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
            meter.look();
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

    /// @return whether something in it could not be ended
    private boolean end(Thread worker) {
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
        return worker.isAlive();
    }

    private void close() {
        try {
            python.end();
        } catch (PolyglotException | IllegalStateException e) {
            LOG.warn("the context of {} could not be closed", script.fileName(), e);
        }
    }
}
