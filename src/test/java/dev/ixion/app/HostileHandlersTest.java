package dev.ixion.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Problem;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.handler.SaveResult;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.run.RunUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole application runs a handler that means it ill: the run ends with its true reason, the next handler runs as
/// ever, and nothing of the bad one is left.
@Timeout(300)
class HostileHandlersTest {
    private static final String AT_ITS_LIMIT = "timeout = \"2s\"";
    /// Files that the store and the pool may open meanwhile.
    private static final int A_FEW = 16;
    private static final int CONTEXTS = 2;

    @TempDir
    static Path folder = Path.of("");
    private static Path workspace = Path.of("");
    private static App app;
    private static final BlockingQueue<Execution> OVER = new LinkedBlockingQueue<>();

    @BeforeAll
    static void open() throws IOException {
        Places places = Places.below(folder);
        Files.createDirectories(places.config());
        Files.writeString(places.config().resolve("settings.properties"), """
            python.contexts = %d
            script.memory-mb = 300
            script.output-kb = 64
            script.facts = 5000
            script.processes = 6
            script.disk-mb = 20
            permissions.own =
            """.formatted(CONTEXTS));
        workspace = folder.resolve("w.ixion");
        app = App.open(Config.load(places), workspace, places, InstantSource.system());
        app.start();
        app.pulse().onEvent(event -> {
            if (event instanceof PulseEvent.Changed(Execution execution) && execution.state().isOver()) {
                OVER.add(execution);
            }
        });
    }

    @AfterAll
    static void close() {
        app.close();
    }

    static Stream<Arguments> handlers() {
        return Stream.of(
            bad("an endless loop", AT_ITS_LIMIT, "while True: pass", "ran longer than 2"),
            bad("a loop that catches all", AT_ITS_LIMIT, """
                while True:
                    try:
                        while True: pass
                    except BaseException: pass
                """, "ran longer than 2"),
            bad("a long sleep", AT_ITS_LIMIT, "import time\ntime.sleep(10**6)", "ran longer than 2"),
            bad("a long sleep in parts", AT_ITS_LIMIT, "import time\nwhile True: time.sleep(0.7)", "ran longer than 2"),
            bad("a blocking socket", AT_ITS_LIMIT + "\npermissions = [\"net:127.0.0.1\"]", """
                import socket
                socket.create_server(("127.0.0.1", 0)).accept()
                """, "ran longer than 2"),
            bad("a child process that never ends, with its own", AT_ITS_LIMIT + "\npermissions = [\"run:sh\"]", """
                import subprocess
                subprocess.run(["sh", "-c", "sleep 3600 & sh -c 'sleep 3600 & sleep 3600' & wait"])
                """, "ran longer than 2"),
            bad("a thread left running", AT_ITS_LIMIT, """
                import threading
                def endless():
                    while True: pass
                threading.Thread(target=endless).start()
                """, "ran longer than 2"),
            bad("a daemon thread left running", "", """
                import threading, time
                def endless():
                    while True: time.sleep(0.001)
                threading.Thread(target=endless, daemon=True).start()
                raise ValueError("on purpose")
                """, "ValueError: on purpose"),
            bad("too many threads", "", """
                import threading, time
                for _ in range(1000): threading.Thread(target=time.sleep, args=(3600,)).start()
                """, "more than 64 threads"),
            bad("deep recursion", "", "def f(): f()\nf()", "RecursionError"),
            bad("memory in large pieces", "", "x = []\nwhile True: x.append('a' * 10**6)", "of memory"),
            bad("memory in small pieces", "", "x = []\nwhile True: x.append([len(x)])", "of memory"),
            bad("one text larger than all memory", "", "x = 'a' * (2**31 - 10)\ny = [x + 'b' for _ in range(10)]",
                "MemoryError"),
            bad("output without an end", AT_ITS_LIMIT, "while True: print('x' * 10**6)", "ran longer than 2"),
            bad("a million attestations", "", "for n in range(10**6): attest(f's{n}', 'p', 'c')",
                "attested more than 5,000 times"),
            bad("attributes nested deeply", "", """
                x = {}
                for _ in range(10_000): x = {"a": x}
                attest("s", "p", "c", attributes=x)
                """, "attributes"),
            bad("an attribute of 50 MB", "", "attest('s', 'p', 'c', attributes={'a': 'x' * (50 << 20)})",
                "attributes"),
            bad("an exit with a status", "", "import sys\nsys.exit(3)", "exit status 3"),
            bad("an exit at once", "", "import os\nos._exit(4)", "exit status 4"),
            bad("a signal to the application", "", "import os\nos.kill(os.getpid(), 9)", "ProcessLookupError"),
            bad("an abort", "", "import os\nos.abort()", "has no attribute 'abort'"),
            bad("a fork bomb", "timeout = \"30s\"\npermissions = [\"run:sh\"]", """
                import subprocess
                bomb = 'sleep 0.2; sh -c "$0" "$0" & sh -c "$0" "$0" & wait'
                subprocess.run(["sh", "-c", bomb, bomb])
                """, "more than 6 processes"),
            bad("many processes", "permissions = [\"run:sleep\"]", """
                import subprocess
                for _ in range(100): subprocess.Popen(["sleep", "3600"])
                """, "no more than 6 processes"),
            bad("a disk that it fills", "", """
                import tempfile
                while True: tempfile.NamedTemporaryFile(delete=False).write(b"x" * 10**6)
                """, "wrote more than 20 MB"),
            bad("a disk that it fills whatever it is told", AT_ITS_LIMIT, """
                import tempfile
                while True:
                    try:
                        with tempfile.TemporaryFile() as file: file.write(b"x" * 10**6)
                    except BaseException: pass
                """, "wrote more than 20 MB"),
            bad("files left open", "", """
                import tempfile
                kept = [tempfile.TemporaryFile() for _ in range(200)]
                raise ValueError("on purpose")
                """, "ValueError: on purpose"),
            bad("files opened without an end", "", "kept = []\nwhile True: kept.append(open('/dev/null'))",
                "Too many open files"),
            bad("pipes opened without an end", "", "import os\nwhile True: os.pipe()", "Too many open files"),
            bad("Java", "", "import java", "a script cannot use Java classes"),
            bad("the application's own file", "permissions = [\"read:*\"]", "open('WORKSPACE', 'rb').read()",
                "belongs to Ixion"),
            bad("its journal", "permissions = [\"read:*\"]", "open('WORKSPACE-wal', 'rb').read()",
                "belongs to Ixion"),
            bad("an import that is not there", "", "import requests", "use urllib.request"),
            bad("a regular expression without an end", AT_ITS_LIMIT,
                "import re\nre.match('(a|a?)+$', 'a' * 64 + 'b')\nre.match(r'(\\\\w+\\\\1?)+$', 'a' * 64 + '!')",
                ""));
    }

    private static Arguments bad(String name, String header, String code, String reason) {
        return arguments(name, header, code, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handlers")
    void endsWithItsTrueReasonAndLeavesNothing(String name, String header, String code, String reason)
        throws Exception {
        assertNextIsNormal();
        Set<Thread> before = threads();
        int files = openFiles();
        long facts = app.attestations().count(Filter.ALL);

        Execution over = run("bad", header, code.replace("WORKSPACE", workspace.toString()));

        if (!reason.isEmpty()) {
            assertThat(over.state()).isIn(ExecutionState.FAILED, ExecutionState.TIMED_OUT);
            assertThat(over.outcome().error().map(Problem::message).orElse("")).contains(reason);
        }
        assertThat(app.attestations().count(Filter.ofExecution(over.id()))).isZero();
        assertThat(app.attestations().count(Filter.ALL)).isLessThanOrEqualTo(facts + 2);
        assertNextIsNormal();
        for (ProcessHandle left : ProcessHandle.current().descendants().toList()) {
            left.onExit().get(30, TimeUnit.SECONDS);
        }
        for (Thread left : threads()) {
            assertThat(before.contains(left) || left.join(Duration.ofSeconds(30)))
                .as(left + " " + List.of(left.getStackTrace())).isTrue();
        }
        assertThat(openFiles()).isLessThanOrEqualTo(files + A_FEW);
        assertThat(scratches()).isLessThanOrEqualTo(2 * CONTEXTS);
    }

    /// How many folders for temporary files there are: of contexts that wait, and of runs that are over, if not yet removed.
    private static long scratches() throws IOException {
        try (Stream<Path> found = Files.find(folder.resolve("cache/python/scratch"), 2,
            (path, _) -> path.getFileName().toString().startsWith("run-"))) {
            return found.count();
        }
    }

    @Test
    void aComputationThatCannotBeInterruptedIsLeftBehindAndTheUserIsTold() throws Exception {
        Execution over = run("bad", AT_ITS_LIMIT, "x = 3**(9**8)\nattest('s', 'p', 'c')");

        assertThat(over.state()).isEqualTo(ExecutionState.TIMED_OUT);
        assertThat(app.jobs().output(over.id())).anyMatch(line -> line.text().contains("cannot be interrupted"));
        assertNextIsNormal();
    }

    @Test
    void whatWasUsedIsKeptWithTheExecution() throws Exception {
        Execution over = run("used", "permissions = [\"run:true\", \"env:PATH\"]", """
            import subprocess
            import tempfile
            print("x" * 99)
            attest("a", "b", "c")
            with tempfile.TemporaryFile() as file: file.write(b"z" * 12345)
            x = ["y" * 1000 for _ in range(20_000)]
            subprocess.run(["true"])
            """);

        RunUsage usage = app.jobs().execution(over.id()).flatMap(kept -> kept.outcome().usage()).orElseThrow();
        assertThat(usage.output()).isEqualTo(100);
        assertThat(usage.facts()).isEqualTo(1);
        assertThat(usage.processes()).isEqualTo(1);
        // A new file or two, into one of which Python writes a few bytes to find out whether the folder can be used
        assertThat(usage.written()).isBetween(4096 + 12345L, 2 * 4096 + 12400L);
        assertThat(usage.cpu()).isPositive();
        assertThat(usage.memory()).isPositive();
        assertThat(usage.access().reached()).containsExactlyInAnyOrder("env:PATH", "run:true");
        assertThat(usage.access().refused()).isEmpty();
    }

    @Test
    void anyTextThatAnEditorWritesRuns() throws Exception {
        assertThat(run("text", "", "if True:\r\n\tx = 'é'\r\n\tattest(x, 'b', 'c')\r\n").state())
            .isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(runCode("text", "\uFEFFattest('bom', 'b', 'c')").state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(runCode("text", "# nothing\n").state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    private static void assertNextIsNormal() throws Exception {
        Execution next = run("good", "", "import json\nprint('fine')\nattest('s', 'is', 'c', attributes={'a': [1]})");
        assertThat(next.outcome().error()).isEmpty();
        assertThat(next.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(app.jobs().output(next.id())).extracting("text").containsExactly("fine");
    }

    private static Execution run(String type, String header, String code) throws Exception {
        return runCode(type, "# /// script\n# [tool.ixion]\n"
            + header.lines().map(line -> "# " + line + "\n").collect(Collectors.joining()) + "# ///\n" + code);
    }

    private static Execution runCode(String type, String code) throws Exception {
        SaveResult saved = app.saveHandler().save(
            new HandlerDraft(new TypeName(type), code, "stranger", "", Optional.empty(), true, "test"));
        if (saved instanceof SaveResult.Stored(var version)) {
            app.grantPermissions().grant(app.grantPermissions().asked(version), "test");
        }
        OVER.clear();
        Execution started = app.pulse().runNow("ix " + type, "");
        for (Execution over = OVER.poll(2, TimeUnit.MINUTES); over != null; over = OVER.poll(2, TimeUnit.MINUTES)) {
            if (over.id().equals(started.id())) {
                return over;
            }
        }
        throw new AssertionError(type + " is not over");
    }

    /// What belongs to runs, but for those of contexts that wait.
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().endsWith("-run")
            || thread.getName().startsWith("Polyglot-python")).collect(Collectors.toSet());
    }

    private static int openFiles() {
        return Optional.ofNullable(Path.of("/proc/self/fd").toFile().list()).map(Arrays::asList).map(List::size)
            .orElse(0);
    }
}
