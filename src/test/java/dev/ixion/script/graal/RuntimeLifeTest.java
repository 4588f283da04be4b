package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.run.CancelSignal;
import dev.ixion.script.EngineState;
import dev.ixion.script.ScriptResult.Cancelled;
import dev.ixion.script.graal.border.Scratches;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// From the start of Python to its end.
class RuntimeLifeTest {
    @Test
    void startsInTheBackgroundAndEndsWithWhatRunsInIt() throws Exception {
        Set<Thread> before = threads();
        GraalScriptRuntime runtime = new GraalScriptRuntime(Python.settings());
        Python.Runner python = new Python.Runner(runtime);
        BlockingQueue<EngineState> states = new LinkedBlockingQueue<>();
        assertThat(runtime.state()).isEqualTo(EngineState.COLD);
        try (Subscription _ = runtime.onState(states::add)) {
            runtime.warmUp();
            assertThat(states.poll(2, TimeUnit.MINUTES)).isEqualTo(EngineState.WARMING);
            assertThat(states.poll(2, TimeUnit.MINUTES)).isEqualTo(EngineState.READY);
        }
        CompletableFuture<Void> printed = new CompletableFuture<>();
        CompletableFuture<Python.Ran> ran = CompletableFuture.supplyAsync(() -> python.run(
            Python.script("print(1)\nwhile True: pass", Python.Runner.LONG), new CancelSignal(),
            _ -> printed.complete(null)));
        printed.get(2, TimeUnit.MINUTES);

        runtime.close();

        assertThat(ran.get(2, TimeUnit.MINUTES).result()).isEqualTo(new Cancelled());
        assertThatThrownBy(() -> python.run("")).isInstanceOf(ProblemException.class)
            .hasMessage("Python is shut down");
        assertThatThrownBy(() -> runtime.check("a.py", "")).isInstanceOf(ProblemException.class);
        assertThat(threads()).isSubsetOf(before);
    }

    @Test
    void whatNeverStartedIsClosedAtOnce() {
        GraalScriptRuntime runtime = new GraalScriptRuntime(Python.settings());
        runtime.close();
        assertThatThrownBy(() -> new Python.Runner(runtime).run("")).isInstanceOf(ProblemException.class);
    }

    @Test
    void isStartedOnceMoreForARunAfterItCouldNotBe() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Scratches scratches = new Scratches(Python.settings().scratchFolder());
            PythonEngine engine = PythonEngine.create(Python.settings(), scratches)) {
            ContextPool pool = new ContextPool(1, () -> {
                if (broken.get()) {
                    throw new IllegalStateException("no room");
                }
                return engine.compilingContext();
            }, Thread.ofPlatform().daemon().name("filler-of-test").factory());
            pool.start();
            assertThatThrownBy(() -> pool.take(new CancelSignal())).isInstanceOf(ProblemException.class).hasMessage(
                "Python could not be started: no room; free the cause and run again; the log says more");
            assertThatThrownBy(() -> pool.take(new CancelSignal())).isInstanceOf(ProblemException.class);

            broken.set(false);

            pool.take(new CancelSignal()).end();
            pool.shut().forEach(PythonContext::end);
            pool.filler().join();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("ixion-python"))
            .collect(Collectors.toSet());
    }
}
