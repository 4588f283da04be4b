package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.run.CancelSignal;
import dev.ixion.script.ScriptResult.Cancelled;
import dev.ixion.script.ScriptResult.Completed;
import dev.ixion.script.ScriptResult.TimedOut;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A script ends when it is told to, whatever it is doing, and the next one finds nothing of it.
@ExtendWith(Python.class)
@Timeout(300)
class HardEndTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(strings = {"while True: pass", """
        while True:
            try:
                while True: pass
            except BaseException: pass
        """, "import time; time.sleep(3600)", """
        import socket
        s = socket.socket()
        s.bind(("127.0.0.1", 0))
        s.listen()
        s.accept()
        """, """
        import threading
        def endless():
            while True: pass
        threading.Thread(target=endless).start()
        """, """
        class E(Exception):
            def __str__(self):
                while True: pass
        raise E
        """, """
        import atexit, time
        atexit.register(time.sleep, 3600)
        """, """
        def execute(payload):
            while True: pass
        """})
    void theTimeoutEnds(String code, Python.Runner python) {
        assertThat(python.run(code, SHORT).result()).isEqualTo(new TimedOut(SHORT));
        assertNextIsNormal(python);
    }

    @Test
    void aComputationInsideJavaIsLeftBehind(Python.Runner python) {
        Python.Ran ran = python.run("print('begin')\nx = 3**(9**8)\nprint('end')\nattest('s', 'p', 'c')", SHORT);
        assertThat(ran.result()).isEqualTo(new TimedOut(SHORT));
        assertThat(python.runtime().stuckThreads()).isPositive();
        assertNextIsNormal(python);
        assertThat(ran.claims()).isEmpty();
        assertThat(ran.out()).doesNotContain("end");
    }

    @Test
    void aCancelEndsAnEndlessLoop(Python.Runner python) {
        CancelSignal cancel = new CancelSignal();
        Python.Ran ran = python.run(Python.script("print('on')\nwhile True: pass", Python.Runner.LONG), cancel,
            _ -> cancel.cancel());
        assertThat(ran.result()).isEqualTo(new Cancelled());
        assertNextIsNormal(python);
    }

    @Test
    void aRunThatIsCancelledBeforeItBeginsDoesNothing(Python.Runner python) {
        CancelSignal cancel = new CancelSignal();
        cancel.cancel();
        Python.Ran ran = python.run(Python.script("attest('s', 'p', 'c')", Python.Runner.LONG), cancel, _ -> {});
        assertThat(ran.result()).isEqualTo(new Cancelled());
        assertThat(ran.claims()).isEmpty();
    }

    @Test
    void nothingIsAttestedOrPrintedAfterTheEnd(Python.Runner python) {
        CancelSignal cancel = new CancelSignal();
        Python.Ran ran = python.run(Python.script("""
            import threading
            def endless():
                while True:
                    try:
                        attest('s', 'p', 'c')
                        print('x')
                    except BaseException: pass
            threading.Thread(target=endless).start()
            endless()
            """, Python.Runner.LONG), cancel, _ -> cancel.cancel());
        int claims = ran.claims().size();
        int lines = ran.lines().size();
        assertNextIsNormal(python);
        assertThat(ran.claims()).hasSize(claims);
        assertThat(ran.lines()).hasSize(lines);
    }

    @Test
    void childProcessesEndWithTheRun(Python.Runner python) {
        AtomicInteger seen = new AtomicInteger();
        CancelSignal cancel = new CancelSignal();
        Python.Ran ran = python.run(Python.script("""
            import subprocess
            # One process waits for another, and a third has lost its parent
            subprocess.run(["sh", "-c", "sh -c 'sleep 3600 & echo $!' ; sleep 3600 & echo $!; echo $$; wait"])
            """, Python.Runner.LONG), cancel, _ -> {
            if (seen.incrementAndGet() == 3) {
                cancel.cancel();
            }
        });
        assertThat(ran.result()).isEqualTo(new Cancelled());
        assertThat(ran.out()).hasSize(3).noneMatch(HardEndTest::isRunning);
        assertNextIsNormal(python);
    }

    @Test
    void aProcessThatAScriptLeavesBehindEndsWithIt(Python.Runner python) {
        Python.Ran ran = python.run("import subprocess\nprint(subprocess.Popen(['sleep', '3600']).pid)");
        assertThat(ran.result()).isEqualTo(new Completed(Optional.empty()));
        assertThat(ran.out()).hasSize(1).noneMatch(HardEndTest::isRunning);
    }

    private static void assertNextIsNormal(Python.Runner python) {
        Python.Ran next = python.run("import json\nattest('s', 'p', 'c')\nprint('fine')");
        assertThat(next.result()).isEqualTo(new Completed(Optional.empty()));
        assertThat(next.out()).containsExactly("fine");
        assertThat(next.claims()).hasSize(1);
    }

    /// A process that has ended and that nobody waited for has no command any more.
    private static boolean isRunning(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().command()).isPresent();
    }
}
