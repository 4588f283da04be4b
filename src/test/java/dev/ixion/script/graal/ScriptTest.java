package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.run.CancelSignal;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunMonitor;
import dev.ixion.script.ScriptError;
import dev.ixion.script.ScriptResult.Completed;
import dev.ixion.script.ScriptResult.Exited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a script is given, what it prints and returns, and how its errors are told.
@ExtendWith(Python.class)
class ScriptTest {
    private static final Completed DONE = new Completed(Optional.empty());

    @Test
    void runsAsMainWithItsArgumentsAndTwoNamesOfItsOwn(Python.Runner python) {
        Python.Ran ran = python.run("""
            print([name for name in globals() if not name.startswith("__")])
            import os, sys
            print(__name__, sys.argv, upstream, sys._getframe().f_code.co_filename)
            print(os.environ.get("SHOWN"), "HOME" in os.environ)
            """);
        assertThat(ran.out()).containsExactly("['attest', 'upstream']",
            "__main__ ['webhook', 'a', 'b c'] None webhook.py", "yes False");
    }

    @Test
    void upstreamIsADict(Python.Runner python) {
        JsonNode upstream = JsonMapper.shared().readTree("{\"id\":\"AS1\",\"attributes\":{\"n\":[1,null]}}");
        Python.Ran ran = python.run(Python.script("print(type(upstream), upstream)", upstream), new CancelSignal(),
            _ -> {});
        assertThat(ran.out()).containsExactly("<class 'dict'> {'id': 'AS1', 'attributes': {'n': [1, None]}}");
    }

    @Test
    void executeIsCalledAfterTheScriptAndItsResultIsJson(Python.Runner python) {
        Python.Ran ran = python.run("""
            def execute(payload):
                print(payload)
                return {"rows": (1, 2**80, None), "of": payload["script_type"]}
            print("first")
            """);
        assertThat(ran.out()).containsExactly("first", "{'script_type': 'webhook', 'input': ['a', 'b c']}");
        assertThat(ran.result()).isEqualTo(
            new Completed(Optional.of("{\"rows\":[1,1208925819614629174706176,null],\"of\":\"webhook\"}")));
    }

    @Test
    void executeMayReturnNothingButNotWhatIsNoJson(Python.Runner python) {
        assertThat(python.run("def execute(p): pass").result()).isEqualTo(DONE);
        assertThat(python.run("execute = 5").result()).isEqualTo(DONE);
        ScriptError error = python.run("def execute(p): return {'a': [{1}]}").error();
        assertThat(error.type()).isEqualTo("TypeError");
        assertThat(error.message()).isEqualTo(
            "execute() returned what JSON cannot hold: result.a[0]: set is no type that JSON can hold");
    }

    @Test
    void linesComeInOrderAndWhileTheScriptRuns(Python.Runner python) {
        CancelSignal cancel = new CancelSignal();
        // The script waits for ever: only because its line came at once does the run end
        Python.Ran ran = python.run(Python.script("""
            import sys, threading
            print("a", "é😀"); print("b\\nc", file=sys.stderr); print("d")
            print("now")
            threading.Event().wait()
            """, Python.Runner.LONG), cancel, line -> {
            if (line.text().equals("now")) {
                cancel.cancel();
            }
        });
        assertThat(ran.lines()).startsWith(new OutputLine(false, "a é😀"), new OutputLine(true, "b"),
            new OutputLine(true, "c"), new OutputLine(false, "d"), new OutputLine(false, "now"));
    }

    @Test
    void theLastLineNeedsNoEnd(Python.Runner python) {
        assertThat(python.run("print('a\\r\\nb', end='')").out()).containsExactly("a", "b");
    }

    @Test
    void outputIsBounded(Python.Runner python) {
        Python.Ran ran = python.run("for i in range(100_000): print('line', i)\nattest('s', 'p', 'c')");
        assertThat(ran.out()).hasSizeBetween(1000, 3000).startsWith("line 0", "line 1");
        assertThat(ran.err()).containsExactly("The rest of the output is left out: it is longer than 20000 bytes");
        assertThat(ran.claims()).hasSize(1);
    }

    @Test
    void whatAChildProcessPrintsIsOutput(Python.Runner python) {
        Python.Ran ran = python.run("""
            import os, subprocess
            subprocess.run(["sh", "-c", "echo out; echo err >&2"])
            os.system("echo system")
            print(subprocess.check_output(["echo", "kept"]), subprocess.run(["cat"]).returncode)
            """);
        assertThat(ran.out()).containsExactly("out", "system", "b'kept\\n' 0");
        assertThat(ran.err()).containsExactly("err");
    }

    /// However long it takes to take it up.
    @Test
    void whoWaitsForAChildProcessHasItsOutput(Python.Runner python) {
        Python.Ran ran = python.run("""
            import subprocess
            subprocess.run(["seq", "1", "3000"])
            print("done")
            """);
        assertThat(ran.out()).hasSize(3_001).last().isEqualTo("done");
    }

    @Test
    void anErrorNamesTheLineWhereItCameUpEvenIfItWasRaisedAgain(Python.Runner python) {
        ScriptError error = python.run("""
            def bad():
                raise ValueError("bad row 7")

            try:
                bad()
            except ValueError as e:
                kept = e
            raise kept
            """).error();
        assertThat(error.type()).isEqualTo("ValueError");
        assertThat(error.message()).isEqualTo("bad row 7");
        assertThat(error.line()).hasValue(2);
        assertThat(error.column()).isEmpty();
        assertThat(error.traceback()).isEqualTo("""
            Traceback (most recent call last):
              File "webhook.py", line 8, in <module>
                raise kept
              File "webhook.py", line 5, in <module>
                bad()
              File "webhook.py", line 2, in bad
                raise ValueError("bad row 7")
            ValueError: bad row 7
            """);
    }

    @Test
    void anErrorInALibraryNamesTheScriptsLine(Python.Runner python) {
        ScriptError error = python.run("import json\n\njson.loads('{')\n").error();
        assertThat(error.type()).isEqualTo("json.decoder.JSONDecodeError");
        assertThat(error.line()).hasValue(3);
        assertThat(error.traceback()).contains("webhook.py\", line 3").doesNotContain("decoder.py");
        assertThat(error.frames()).containsExactly(3);
    }

    @Test
    void anErrorOfAttestShowsNothingOfItsInside(Python.Runner python) {
        ScriptError error = python.run("x = 1\nattest('s', 'p', 5)").error();
        assertThat(error.line()).hasValue(2);
        assertThat(error.traceback()).isEqualTo("""
            Traceback (most recent call last):
              File "webhook.py", line 2, in <module>
                attest('s', 'p', 5)
            TypeError: attest(): contexts must be a text or a list of texts, not int
            """);
    }

    @Test
    void oneErrorBehindAnotherIsShown(Python.Runner python) {
        ScriptError error = python.run("""
            def execute(payload):
                try:
                    {}["x"]
                except KeyError as e:
                    raise RuntimeError("no x") from e
            """).error();
        assertThat(error.line()).hasValue(5);
        assertThat(error.traceback()).contains("KeyError: 'x'", "The above exception was the direct cause",
            "RuntimeError: no x");
    }

    @Test
    void anErrorThatCannotBePrintedIsStillTold(Python.Runner python) {
        ScriptError error = python.run("class E(Exception):\n  def __str__(self): return 1/0\nraise E").error();
        assertThat(error.type()).isEqualTo("E");
        assertThat(error.line()).hasValue(3);
    }

    @Test
    void endlessRecursionIsAnError(Python.Runner python) {
        Python.Ran ran = python.run("""
            def depth(n):
                return 0 if n == 0 else 1 + depth(n - 1)
            print(depth(900))
            depth(-1)
            """);
        assertThat(ran.out()).containsExactly("900");
        assertThat(ran.error().type()).isEqualTo("RecursionError");
        assertThat(ran.error().line()).hasValue(2);
    }

    @Test
    void aSyntaxErrorStopsTheScriptBeforeItsFirstLine(Python.Runner python) {
        Python.Ran ran = python.run("print('a')\nx = (1,\n");
        assertThat(ran.out()).isEmpty();
        ScriptError expected = new ScriptError("SyntaxError", "'(' was never closed", OptionalInt.of(2),
            OptionalInt.of(5), """
                  File "webhook.py", line 2
                    x = (1,
                        ^
                SyntaxError: '(' was never closed
                """, List.of());
        assertThat(ran.error()).isEqualTo(expected);
        assertThat(python.runtime().check("webhook.py", "print('a')\nx = (1,\n")).contains(expected);
    }

    @Test
    void aScriptIsCheckedWithoutBeingRun(Python.Runner python) {
        assertThat(python.runtime().check("a.py", "while True: pass")).isEmpty();
        assertThat(python.runtime().check("a.py", "")).isEmpty();
        assertThat(python.runtime().check("a.py", "x = " + "-".repeat(100_000) + "1").orElseThrow().message())
            .isEqualTo("the script is nested too deeply to be compiled");
    }

    @Test
    void aMissingColonIsFoundWhereItIsMissing(Python.Runner python) {
        ScriptError error = python.runtime().check("a.py", "x = 1\nif x  # why\n\n    y = 2\n").orElseThrow();
        assertThat(error.line()).hasValue(2);
        assertThat(error.column()).hasValue(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"import sys; sys.exit(3) | 3", "exit(4) | 4", "import os; os._exit(5) | 5",
            "def execute(p): exit(6) | 6", "import sys; sys.exit('bye') | 1", "raise SystemExit(0) | 0", "exit() | 0"})
    void aScriptMayExit(String code, int status, Python.Runner python) {
        Python.Ran ran = python.run("print('before')\n" + code);
        assertThat(ran.result()).isEqualTo(status == 0 ? DONE : new Exited(status));
        assertThat(ran.out()).containsExactly("before");
        assertThat(ran.err()).isEqualTo(code.contains("bye") ? List.of("bye") : List.of());
    }

    @Test
    void aScriptMayBeEmpty(Python.Runner python) {
        assertThat(python.run("").result()).isEqualTo(DONE);
    }

    @Test
    void anyTextFileIsAScript(Python.Runner python) {
        Python.Ran ran = python.run("\uFEFFif True:\r\n\tx = '''é😀\r\n'''\r\n\tprint(ascii(x))\r\nraise KeyError\r\n");
        assertThat(ran.out()).containsExactly("'\\xe9\\U0001f600\\n'");
        assertThat(ran.error().line()).hasValue(5);
    }

    @Test
    void noRunSeesAnotherOne(Python.Runner python) {
        assertThat(python.run("import json, builtins\njson.loads = list = builtins.len = None\nleft = 1").result())
            .isEqualTo(DONE);
        Python.Ran ran = python.run("import json\nprint(json.loads('1'), len(list('ab')), 'left' in globals())");
        assertThat(ran.out()).containsExactly("1 2 False");
    }

    @Test
    void aScriptCannotBreakAttestByItsNames(Python.Runner python) {
        Python.Ran ran = python.run("list = dict = str = isinstance = type = None\nattest(['s', 't'], 'p', 'c')");
        assertThat(ran.claims()).hasSize(1);
    }

    @Test
    void javaAndNativeCodeAreOutOfReach(Python.Runner python) {
        assertThat(python.run("import java").error().message()).isEqualTo("a script cannot use Java classes");
        assertThat(python.run("from java.lang import System").error().type()).isEqualTo("ModuleNotFoundError");
        assertThat(python.run("import ctypes").error().message())
            .isEqualTo("the module ctypes is native code, which a script cannot use");
        assertThat(python.run("import sqlite3").error().message()).endsWith("; use python3 as a child process");
        assertThat(python.run("import bz2").error().message()).isEqualTo(
            "No module named '_bz2': the module bz2 is native code, which a script cannot use; use gzip or lzma");
    }

    @Test
    void theStandardLibraryCannotBeChanged(Python.Runner python) {
        Python.Ran ran = python.run("import json\nopen(json.__file__, 'a')");
        assertThat(ran.error().type()).isEqualTo("PermissionError");
        assertThat(ran.error().line()).hasValue(2);
    }

    @Test
    void otherFilesMayBeWrittenAndRenamed(@TempDir Path folder, Python.Runner python) {
        Python.Ran ran = python.run("""
            import os
            os.chdir(%s)
            with open("a", "w") as file:
                file.write("x")
            os.replace("a", "b")
            os.rename("b", "c")
            print(os.listdir(), open("c").read())
            """.formatted(JsonMapper.shared().writeValueAsString(folder.toString())));
        assertThat(ran.out()).containsExactly("['c'] x");
    }

    @Test
    void compiledModulesAreKeptForTheNextContext(Python.Runner python) throws IOException {
        assertThat(python.run("").result()).isEqualTo(DONE);
        try (Stream<Path> kept = Files.walk(Python.settings().cacheFolder())) {
            // Without them each context takes seconds, and what it compiles stays in memory for ever
            assertThat(kept.map(Path::toString)).anyMatch(file -> file.endsWith(".pyc") && file.contains("urllib"));
        }
    }

    @Test
    void threadsAndExitFunctionsBelongToTheRun(Python.Runner python) {
        Python.Ran ran = python.run("""
            import atexit, threading
            go = threading.Event()
            def late():
                go.wait()
                attest('late', 'p', 'c')
            threading.Thread(target=late).start()
            atexit.register(lambda: print("at exit"))
            go.set()
            """);
        assertThat(ran.claims()).hasSize(1);
        assertThat(ran.out()).containsExactly("at exit");
    }

    @Test
    void saysThatPythonStartsOnlyUntilItHas(Python.Runner python) {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        python.runtime().run(Python.script("print('begun')", Python.Runner.LONG), _ -> {
            throw new AssertionError("nothing is attested");
        }, new RunMonitor() {
            @Override
            public void output(OutputLine line) {
                said.add(line.text());
            }

            @Override
            public void progress(String text) {
                said.add(text);
            }

            @Override
            public CancelSignal cancel() {
                return new CancelSignal();
            }
        });
        assertThat(said).containsExactly("Starting Python…", "", "begun");
    }
}
