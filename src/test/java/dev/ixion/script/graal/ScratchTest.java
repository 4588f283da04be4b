package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.script.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A run has a folder of its own for files that it needs only while it lasts, whatever it was granted.
@ExtendWith(Python.class)
class ScratchTest {
    /// A run is over before all that was its own is gone.
    private static void awaitEndOfRuns() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().matches("ixion-python-.*-run")) {
                assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
            }
        }
    }

    @Test
    void temporaryFilesNeedNoPermissionAndAreGoneAfterTheRun(Python.Runner python) throws InterruptedException {
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
        awaitEndOfRuns();
        assertThat(Path.of(ran.out().getLast())).isAbsolute().doesNotExist();
        assertThat(ran.run().usage().access().refused()).isEmpty();
    }

    @Test
    void theFolderOfOneRunIsOutOfReachForAnother(@TempDir Path other, Python.Runner python) throws IOException {
        Files.writeString(other.resolve("of-another"), "x");
        Python.Ran ran = python.granted("""
            import os, stat, tempfile
            folder = tempfile.gettempdir()
            print(stat.filemode(os.stat(folder).st_mode))
            for try_it in (lambda: os.listdir(folder + "/.."), lambda: open("%s/of-another"),
                           lambda: os.symlink("%s/of-another", folder + "/link"),
                           lambda: os.rename(folder, folder + "2"), lambda: open(folder + "/../x", "w")):
                try:
                    print(try_it())
                except PermissionError:
                    print("refused")
            """.formatted(other, other));
        assertThat(ran.error().traceback()).contains("no error");
        assertThat(ran.out()).containsExactly("d" + PosixFilePermissions.toString(
            PosixFilePermissions.fromString("rwx------")), "refused", "refused", "refused", "refused", "refused");
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
        // Python writes a few bytes to find out whether the folder can be used
        assertThat(small.run().usage().written()).isBetween(3500L, 3520L);

        Python.Ran large = python.granted("""
            import tempfile
            with tempfile.TemporaryFile() as file:
                while True: file.write(b"x" * (1 << 20))
            """);
        assertThat(large.result()).isEqualTo(new ScriptResult.OverLimit(ScriptResult.Limit.DISK, 64 << 20));
        assertThat(large.run().usage().written()).isLessThanOrEqualTo(64 << 20);
    }
}
