package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.FactSink;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.run.RunCancelledException;
import dev.ixion.run.RunMonitor;
import dev.ixion.run.RunUsage;
import dev.ixion.script.EngineState;
import dev.ixion.script.Script;
import dev.ixion.script.ScriptError;
import dev.ixion.script.ScriptResult;
import dev.ixion.script.ScriptRun;
import dev.ixion.script.ScriptRuntime;
import dev.ixion.script.graal.border.Scratches;
import dev.ixion.script.graal.net.BorderSelectorProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.graalvm.polyglot.PolyglotException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs scripts in embedded GraalPy. After [#warmUp] each run gets a context with the usual modules imported; without it,
/// as on the command line, where one run is all there is, each gets a bare one and imports only what it needs.
public final class GraalScriptRuntime implements ScriptRuntime, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GraalScriptRuntime.class);
    private static final ScriptRun CANCELLED = new ScriptRun(new ScriptResult.Cancelled(),
        new RunUsage(Duration.ZERO, 0, 0, 0, 0, 0, RunUsage.Access.NONE), false);
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);

    private final GraalSettings settings;
    private final Scratches scratches;
    private final EngineStarter starter;
    private final ContextPool pool;
    private final SyntaxCheck check;
    private final Sources sources = new Sources();
    private final RunThreads threads = new RunThreads();
    private final Thread compiler;
    private final HeapGauge heap = new HeapGauge(System::nanoTime);
    private final RunWatch watch = new RunWatch(heap,
        Thread.ofPlatform().daemon().name("ixion-python-watch").factory());

    public GraalScriptRuntime(GraalSettings settings) {
        this.settings = settings;
        BorderSelectorProvider.install();
        scratches = new Scratches(settings.scratchFolder());
        starter = new EngineStarter(settings, scratches);
        check = new SyntaxCheck(starter);
        pool = new ContextPool(settings.poolSize(), () -> starter.engine().warmContext(),
            Thread.ofPlatform().daemon().name("ixion-python-filler").factory());
        compiler = Thread.ofPlatform().daemon().name("ixion-python-compiler").unstarted(this::compile);
    }

    @Override
    public Optional<ScriptError> check(String fileName, String code) {
        return check.check(sources.of(fileName, code));
    }

    @Override
    public ScriptRun run(Script script, FactSink facts, RunMonitor monitor) {
        boolean isPooled = pool.isStarted();
        PythonContext context;
        boolean waits = pool.state() != EngineState.READY;
        if (waits) {
            monitor.progress(text("python.starting"));
        }
        try {
            monitor.cancel().check();
            context = isPooled ? pool.take(monitor.cancel()) : starter.engine().bareContext();
        } catch (RunCancelledException e) {
            return CANCELLED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CANCELLED;
        }
        try {
            if (waits) {
                monitor.progress("");
            }
            return run(script, context, facts, monitor);
        } finally {
            if (context.thread().end()) {
                // Something failed before the script began
                context.end();
            }
            if (isPooled) {
                pool.ended();
            }
        }
    }

    private ScriptRun run(Script script, PythonContext context, FactSink facts, RunMonitor monitor) {
        GraalRun run = new GraalRun(script, sources.of(script.fileName(), script.code()), context, threads, facts,
            new GraalRun.Surroundings(heap, settings.environment()));
        watch.add(run);
        try {
            return run.run(monitor);
        } finally {
            watch.remove(run);
        }
    }

    @Override
    public void warmUp() {
        if (!pool.isStarted()) {
            pool.onState(this::compileAhead);
        }
        pool.start();
    }

    /// As soon as a first run would not have to wait, the modules of later ones are compiled on the side. Called on the
    /// filler's thread only.
    private void compileAhead(EngineState now) {
        if (now == EngineState.READY && compiler.getState() == Thread.State.NEW) {
            compiler.start();
        }
    }

    private void compile() {
        try {
            starter.engine().compileAhead(() -> !pool.isClosed());
        } catch (PolyglotException | IllegalStateException | ProblemException closed) {
            LOG.debug("Python was closed while it compiled modules", closed);
        }
    }

    @Override
    public EngineState state() {
        return pool.state();
    }

    @Override
    public Subscription onState(Consumer<EngineState> listener) {
        return pool.onState(listener);
    }

    /// How many threads could not be ended with their run and are still there; more than a few mean that the program
    /// is better started anew.
    public int stuckThreads() {
        return threads.stuck();
    }

    /// Cancels what runs and ends Python. Waits for it, but not for ever.
    @Override
    public void close() {
        endUnused();
        watch.cancelAll();
        try {
            watch.close();
            threads.join(TO_CLOSE);
            threads.startEnder(starter::close).join(TO_CLOSE);
            if (pool.filler().isAlive()) {
                pool.filler().join(TO_CLOSE);
            }
            if (compiler.isAlive()) {
                compiler.join(TO_CLOSE);
            }
            endUnused();
            threads.join(TO_CLOSE);
            scratches.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endUnused() {
        pool.shut().forEach(unused -> threads.run(unused.thread(), () -> {}));
    }
}
