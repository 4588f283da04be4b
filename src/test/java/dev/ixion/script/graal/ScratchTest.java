package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.run.CancelSignal;
import dev.ixion.script.Permissions;
import dev.ixion.script.ScriptResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run has a folder of its own for files that it needs only while it lasts, whatever it was granted.
@ExtendWith(Python.class)
class ScratchTest {
    @Test
    void temporaryFilesNeedNoPermissionAndAreGoneAfterTheRun() {
        Python.Runner python = new Python.Runner(new GraalScriptRuntime(Python.settings()));
        Python.Ran ran = python.granted("""
            import os, pathlib, shutil, tempfile
            with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
                file.write("hello")
                file.seek(0)
                print(file.read(), os.path.exists(file.name))
            with tempfile.TemporaryDirectory() as folder:
                pathlib.Path(folder, "a").mkdir()
                pathlib.Path(folder, "a", "b").write_text("b")
                shutil.move(f"{folder}/a/b", f"{folder}/c")
                shutil.copytree(folder, f"{tempfile.gettempdir()}/kept")
            print(sorted(os.listdir(tempfile.gettempdir())))
            os.symlink(f"{tempfile.gettempdir()}/kept/c", f"{tempfile.gettempdir()}/link")
            print(open(f"{tempfile.gettempdir()}/link").read())
            print(tempfile.gettempdir())
            """);
        assertThat(ran.error().traceback()).contains("no error");
        assertThat(ran.out()).startsWith("hello True", "['kept']", "b");
        Path folder = Path.of(ran.out().getLast());
        assertThat(folder).isAbsolute();
        python.close();
        assertThat(folder).doesNotExist();
        assertThat(ran.run().usage().access().refused()).isEmpty();
    }

    @Test
    void theFolderOfOneRunIsOutOfReachForAnotherWhateverThatWasGranted(Python.Runner python)
        throws InterruptedException {
        CancelSignal cancel = new CancelSignal();
        CompletableFuture<String> folder = new CompletableFuture<>();
        Thread first = Thread.ofPlatform().daemon().start(() -> python.run(Python.script("""
            import tempfile, time
            open(tempfile.gettempdir() + "/mine", "w").write("x")
            print(tempfile.gettempdir())
            time.sleep(1000)
            """, Python.allowance(Permissions.NONE, Python.limits(Python.Runner.LONG))), cancel,
            line -> folder.complete(line.text())));
        Python.Ran ran = python.granted("""
            import os, shutil
            folder = "%s"
            for attempt in (lambda: os.listdir(folder), lambda: open(folder + "/mine").read(),
                            lambda: open(folder + "/mine", "w"), lambda: open(folder + "/new", "w"),
                            lambda: os.rename(folder, folder + "2"), lambda: os.symlink(folder, "link"),
                            lambda: os.listdir(folder + "/..")):
                try:
                    print(attempt())
                except PermissionError:
                    print("refused")
            """.formatted(folder.join()), "read:*", "write:*");
        cancel.cancel();
        assertThat(first.join(Duration.ofSeconds(30))).isTrue();
        assertThat(ran.error().traceback()).contains("no error");
        assertThat(ran.out()).hasSize(7).containsOnly("refused");
    }

    @Test
    void theFolderItselfIsNotTheRunsToChange(Python.Runner python) {
        Python.Ran ran = python.granted("""
            import os, stat, tempfile
            folder = tempfile.gettempdir()
            for attempt in (lambda: os.rename(folder, folder + "2"), lambda: os.rmdir(folder),
                            lambda: os.chmod(folder, 0o777), lambda: open(folder + "/../x", "w")):
                try:
                    print(attempt())
                except PermissionError:
                    print("refused")
            print(stat.filemode(os.stat(folder).st_mode), os.access(folder, os.W_OK))
            os.mkdir(folder + "/a")
            os.chmod(folder + "/a", 0o500)
            print(stat.filemode(os.stat(folder + "/a").st_mode))
            """);
        assertThat(ran.error().traceback()).contains("no error");
        assertThat(ran.out()).containsExactly("refused", "refused", "refused", "refused", "drwx------ True",
            "dr-x------");
    }

    @Test
    void whatIsWrittenIsCountedAndLimited(Python.Runner python) {
        Python.Ran small = python.granted("""
            import os, shutil, tempfile
            file = tempfile.gettempdir() + "/a"
            for _ in range(3):
                with open(file, "wb") as out: out.write(b"x" * 1000)
            with open(file, "ab") as out: out.write(b"y" * 500)
            print(os.path.getsize(file))
            """);
        assertThat(small.out()).containsExactly("1500");
        // Two new files; Python writes a few bytes into the other to find out whether the folder can be used
        assertThat(small.run().usage().written()).isBetween(2 * 4096 + 3500L, 2 * 4096 + 3520L);

        Python.Ran none = python.granted("import os\nwith open(os.devnull, 'wb') as out: out.write(b'x' * (80 << 20))",
            "write:/dev/null");
        assertThat(none.error().traceback()).contains("no error");
        assertThat(none.run().usage().written()).isZero();

        Python.Ran large = python.granted("""
            import tempfile
            with tempfile.TemporaryFile() as file:
                while True: file.write(b"x" * (1 << 20))
            """);
        assertThat(large.result()).isEqualTo(new ScriptResult.OverLimit(ScriptResult.Limit.DISK, 64 << 20));
        assertThat(large.run().usage().written()).isLessThanOrEqualTo(64 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"os.mkdir(f'{folder}/{n}')", "os.symlink(f'{folder}/mine', f'{folder}/{n}')",
            "open(f'{folder}/{n}', 'w').close()",
            "file.seek(n << 24); file.write(b'x'); file.flush()"})
    void whatTakesRoomWithoutBytesOfItsOwnCountsToo(String step, Python.Runner python) {
        Python.Ran ran = python.granted("""
            import os, tempfile
            folder = tempfile.gettempdir()
            with open(f'{folder}/mine', 'wb') as file:
                for n in range(20_000):
                    STEP
            """.replace("STEP", step));
        assertThat(ran.result()).isEqualTo(new ScriptResult.OverLimit(ScriptResult.Limit.DISK, 64 << 20));
    }
}
