package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.script.ScriptResult.Completed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A script starts the programs and sees the variables that it was granted, and nothing else of the machine.
@ExtendWith(Python.class)
@Timeout(300)
class ProgramBorderTest {
    @Test
    void aProgramIsTheOneOfTheFolderWhereItIsStarted(@TempDir Path folder, Python.Runner python) throws IOException {
        Path tool = Files.writeString(folder.resolve("tool"), "#!/bin/sh\necho here\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        String code = "import subprocess\nprint(subprocess.run(['./tool'], cwd='" + folder
            + "', capture_output=True, text=True).stdout.strip())";
        assertThat(python.granted(code, "run:" + tool, "read:" + folder).out()).containsExactly("here");
        assertThat(python.granted(code, "run:echo", "read:" + folder).error().type()).isEqualTo("PermissionError");
    }

    @Test
    void aProgramRunsIfItIsTheGrantedOne(@TempDir Path folder, Python.Runner python) throws IOException {
        Path fake = Files.writeString(folder.resolve("echo"), "#!/bin/sh\n/bin/echo fake\n");
        assertThat(fake.toFile().setExecutable(true)).isTrue();
        String code = "import os, subprocess\nprint(subprocess.run(%s, capture_output=True, text=True).stdout.strip())";

        assertThat(python.granted(code.formatted("['echo', 'hi']"), "run:echo").out()).containsExactly("hi");
        assertThat(
            python.granted(("import os\nos.environ['PATH'] = '" + folder + "'\n" + code).formatted("['echo', 'hi']"),
                "run:echo").out())
            .isEmpty();
        assertThat(python.granted(code.formatted("['" + fake + "']"), "run:echo").error().type())
            .isEqualTo("FileNotFoundError");
        assertThat(python.granted(code.formatted("['" + fake + "']"), "run:" + fake).out()).containsExactly("fake");
        Python.assertRefused(python.granted(code.formatted("['sh', '-c', 'echo x']"), "run:echo"),
            "this handler may not run sh (ask for \"run:sh\")");
        assertThat(python.granted("import os\nprint(os.system('ls'))", "run:echo").out()).containsExactly("-1");
    }

    @Test
    void aProcessInheritsNothingThatTheScriptDoesNotSee(Python.Runner python) {
        Python.Ran ran = python.granted("""
            import os, subprocess
            os.environ['GIVEN'] = 'yes'
            os.environ['LD_PRELOAD'] = '/tmp/x.so'
            print(subprocess.run(['env'], capture_output=True, text=True).stdout)
            """, "run:env");
        assertThat(ran.out()).contains("GIVEN=yes").noneMatch(line -> line.startsWith("LD_PRELOAD"))
            .noneMatch(line -> line.startsWith("SHOWN")).anyMatch(line -> line.startsWith("PATH="));
    }

    @Test
    void onlyGrantedVariablesAreSeen(Python.Runner python) {
        String code = "import os\nprint(os.environ.get('SHOWN'), os.getenv('PATH'))";
        assertThat(python.granted(code).out()).containsExactly("None None");
        assertThat(python.granted(code, "env:SH*").out()).containsExactly("yes None");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import ctypes", "import java", "import java.lang.System", "import polyglot; polyglot.eval("
        + "language='js', string='1')", "import _ctypes", "import sqlite3", "import _sqlite3", "import os; os.fork()",
            "import os; os.kill(os.getppid(), 9)", "import os; os.kill(os.getpid(), 9)",
            "import os; os.kill(1, 15)", "import os; os.killpg(0, 9)", "import os; os.abort()",
            "import signal; signal.raise_signal(9)", "import os; os.execv('/bin/ls', ['ls'])",
            "import os; os.posix_spawn('/bin/ls', ['ls'], {})",
            "import polyglot; polyglot.import_value('x')"})
    void neitherJavaNorNativeCodeNorSignalsAreInReach(String code, Python.Runner python) {
        Python.Ran ran = python.granted(code.replace("; ", "\n") + "\nprint('reached')", "read:*", "net:*");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.result()).isNotEqualTo(new Completed(Optional.empty()));
    }

    @Test
    void aProgramIsWaitedForAlsoWhileItsInputIsOpen(Python.Runner python) {
        Python.Ran ran = python.granted("""
            import subprocess
            kept = subprocess.Popen(["sh", "-c", "exit 3"], stdin=subprocess.PIPE)
            print(kept.wait())
            """, "run:sh");
        assertThat(ran.out()).containsExactly("3");
    }

    @Test
    void aProgramThatIsNotThereIsSaidToBeMissingWhileAnotherRuns(Python.Runner python) {
        Python.Ran ran = python.granted("""
            import subprocess
            other = subprocess.Popen(["sleep", "3600"])
            try:
                subprocess.run(["no-such-program"])
            except FileNotFoundError:
                print("missing")
            print(other.poll())
            other.kill()
            print(other.wait())
            """, "run:sleep", "run:no-such-program");
        assertThat(ran.out()).containsExactly("missing", "None", "-9");
    }

    @Test
    void twoThatWaitForAProgramDoNotDisturbEachOther(Python.Runner python) {
        Python.Ran ran = python.granted("""
            import os, subprocess, threading
            seen = []
            def watch(pid):
                try:
                    seen.append(os.waitpid(pid, 0)[0] == pid)
                except ChildProcessError:
                    seen.append(True)
            for _ in range(10):
                process = subprocess.Popen(["sleep", "3600"])
                watcher = threading.Thread(target=watch, args=(process.pid,))
                watcher.start()
                process.kill()
                process.wait()
                watcher.join()
            print(seen == [True] * 10)
            print(os.waitpid(subprocess.Popen(["true"]).pid, 0)[1])
            try:
                os.waitpid(-1, 0)
            except ChildProcessError as error:
                print(error.errno)
            """, "run:sleep", "run:true");
        assertThat(ran.out()).containsExactly("True", "0", "10");
    }
}
