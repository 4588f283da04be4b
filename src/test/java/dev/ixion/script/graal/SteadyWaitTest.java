package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.script.ScriptResult.Completed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who waits for a time wakes up after it, however often garbage is collected meanwhile: the interpreter halts the thread for
/// each weak reference that is called back.
@ExtendWith(Python.class)
@Timeout(300)
class SteadyWaitTest {
    @ParameterizedTest
    @ValueSource(strings = {"time.sleep(4)", "time.sleep(4.5)", "threading.Event().wait(4)",
            "threading.Thread(target=threading.Event().wait, daemon=True).start() or threading.enumerate()[-1].join(4)",
            "queue.Queue().get(timeout=4)"})
    void endsInTime(String wait, Python.Runner python) {
        CompletableFuture<Python.Ran> waiting = CompletableFuture.supplyAsync(() -> python.run("""
            import collections, os, queue, threading, time, weakref
            class Thing: pass
            def drop():
                while True:
                    kept.append(weakref.ref(Thing(), lambda _: called.append(1)))
                    time.sleep(0.01)
            kept, called = collections.deque(maxlen=100), []
            threading.Thread(target=drop, daemon=True).start()
            try:
                WAIT
            except queue.Empty:
                pass
            print("awake", len(called) > 0)
            os._exit(0)
            """.replace("WAIT", wait), Duration.ofSeconds(30)));
        while (!waiting.isDone()) {
            System.gc();
            assertThat(python.run("print(1)").out()).containsExactly("1");
        }
        assertThat(waiting.join().out()).containsExactly("awake True");
        assertThat(waiting.join().result()).isInstanceOf(Completed.class);
    }
}
