package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.script.ScriptResult.Completed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A script runs on what Python takes for its main thread, where alone it cleans up behind a script.
@ExtendWith(Python.class)
@Timeout(300)
class MainThreadTest {
    @Test
    void whatAWeakReferencePromisedIsCalledWhileItRuns(Python.Runner python) {
        Python.Ran ran = python.run("""
            import gc, time, weakref
            class Thing:
                pass
            called = []
            def hold():
                thing = Thing()
                weakref.finalize(thing, called.append, 1)
            hold()
            while not called:
                gc.collect()
                time.sleep(0.01)
            """);
        assertThat(ran.run().result()).isInstanceOf(Completed.class);
    }
}
