package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.script.ScriptResult.Completed;
import dev.ixion.script.ScriptResult.Raised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a script opens and does not close: what it wrote is there after the run, and nothing stays open.
@ExtendWith(Python.class)
@Timeout(300)
class OpenFilesTest {
    @TempDir
    Path folder = Path.of("");

    private Python.Ran run(Python.Runner python, String code) {
        return python.granted("import json, os, subprocess, sys\n" + code.replace("FOLDER", folder.toString()),
            "write:" + folder, "read:" + folder, "run:true");
    }

    @Test
    void whatWasNotClosedIsWritten(Python.Runner python) {
        Python.Ran ran = run(python, """
            json.dump({"a": 1}, open("FOLDER/a.json", "w"))
            kept = open("FOLDER/b.txt", "a")
            print("b", file=kept)
            os.fdopen(os.open("FOLDER/c.bin", os.O_CREAT | os.O_WRONLY), "wb").write(b"c")
            for i in range(300):
                open(f"FOLDER/{i}.txt", "w").write(str(i))
                open("FOLDER/closed.txt", "w").close()
            """);
        assertThat(ran.run().result()).isInstanceOf(Completed.class);
        assertThat(folder.resolve("a.json")).hasContent("{\"a\": 1}");
        assertThat(folder.resolve("b.txt")).hasContent("b");
        assertThat(folder.resolve("c.bin")).hasContent("c");
        for (int i = 0; i < 300; i++) {
            assertThat(folder.resolve(i + ".txt")).hasContent(Integer.toString(i));
        }
    }

    @Test
    void whatIsCompleteOnlyOnceItIsClosedIsClosed(Python.Runner python) {
        Python.Ran ran = run(python, """
            import gzip, lzma, tarfile, zipfile
            for module in gzip, lzma:
                path = "FOLDER/a." + module.__name__
                module.open(path, "w").write(b"binary" * 1000)
                module.open(path + ".txt", "wt").write("text")
            zipfile.ZipFile("FOLDER/a.zip", "w").writestr("a.txt", "zipped")
            packed = tarfile.open("FOLDER/a.tar.gz", "w:gz")
            packed.add("FOLDER/a.zip", "a.zip")
            json.dump({"a": 1}, gzip.open("FOLDER/b.json.gz", "wt"))
            """);
        assertThat(ran.run().result()).isInstanceOf(Completed.class);
        Python.Ran read = run(python, """
            import gzip, lzma, tarfile, zipfile
            for module in gzip, lzma:
                path = "FOLDER/a." + module.__name__
                print(len(module.open(path).read()), module.open(path + ".txt", "rt").read())
            print(zipfile.ZipFile("FOLDER/a.zip").read("a.txt"))
            print(tarfile.open("FOLDER/a.tar.gz").getnames())
            print(json.load(gzip.open("FOLDER/b.json.gz")))
            """);
        assertThat(read.out()).containsExactly("6000 text", "6000 text", "b'zipped'", "['a.zip']",
            "{'a': 1}");
    }

    @Test
    void aScriptsOwnModuleOfTheNameOfOneOfTheLibraryIsLeftAlone(Python.Runner python) throws IOException {
        Files.writeString(folder.resolve("gzip.py"), "def open(path): return path");
        Python.Ran ran = run(python,
            "sys.modules.pop('gzip', None)\nsys.path.insert(0, 'FOLDER')\nimport gzip\nprint(gzip.open('a'))");
        assertThat(ran.out()).containsExactly("a");
    }

    @Test
    void anArchiveThatCannotBeCompletedIsNoSuccess(Python.Runner python) {
        Python.Ran ran = run(python, """
            import zipfile
            archive = zipfile.ZipFile("FOLDER/a.zip", "w")
            part = archive.open("a.txt", "w")
            part.write(b"half")
            """);
        assertThat(ran.run().result()).isInstanceOf(Raised.class);
        assertThat(ran.error().message()).contains("Can't close the ZIP file");
    }

    @Test
    void manyThatAreClosedStayNot(Python.Runner python) {
        Python.Ran ran = run(python, """
            import gzip
            for i in range(1200):
                with gzip.open("FOLDER/a.gz", "wt") as file:
                    file.write(str(i))
            print(gzip.open("FOLDER/a.gz", "rt").read())
            """);
        assertThat(ran.run().result()).isInstanceOf(Completed.class);
        assertThat(ran.out()).containsExactly("1199");
    }

    @Test
    void alsoWhereAnExitFunctionFails(Python.Runner python) {
        Python.Ran ran = run(python, """
            import atexit
            atexit.register(lambda: 1 / 0)
            open("FOLDER/a.txt", "w").write("a")
            """);
        assertThat(ran.run().result()).isInstanceOf(Completed.class);
        assertThat(folder.resolve("a.txt")).hasContent("a");
        assertThat(ran.lines()).anyMatch(line -> line.error() && line.text().contains("ZeroDivisionError"));
    }

    @Test
    void whatIsInOrderWithoutBeingClosedIsNoFailure(Python.Runner python) {
        Python.Ran ran = run(python, """
            kept = []
            for i in range(300):
                text = open(f"FOLDER/{i}", "w")
                raw = text.detach()
                raw.write(b"x")
                raw.close()
                kept.append(text)
            handle = os.open("FOLDER/a", os.O_CREAT | os.O_RDWR)
            file = os.fdopen(handle, "w")
            file.write("a")
            file.flush()
            os.close(handle)
            other = open("FOLDER/b", "w")
            other.write("b")
            print(open("FOLDER/a", "rt").read())
            """);
        assertThat(ran.run().result()).isInstanceOf(Completed.class);
        assertThat(folder.resolve("299")).hasContent("x");
        assertThat(folder.resolve("b")).hasContent("b");
        assertThat(ran.out()).containsExactly("a");
    }

    @Test
    void alsoWhereTheScriptFails(Python.Runner python) {
        Python.Ran ran = run(python, "open('FOLDER/a.txt', 'w').write('a')\nsys.exit(3)");
        assertThat(ran.run().result()).isNotInstanceOf(Completed.class);
        assertThat(folder.resolve("a.txt")).hasContent("a");
    }

    @Test
    void whatCannotBeWrittenInTheEndIsNoSuccess(Python.Runner python) {
        Python.Ran ran = run(python, """
            lost = open("FOLDER/a.txt", "w")
            lost.write("a")
            os.close(lost.fileno())
            """);
        assertThat(ran.run().result()).isInstanceOf(Raised.class);
        assertThat(ran.error().type()).isEqualTo("OSError");
        assertThat(Files.exists(folder.resolve("a.txt"))).isTrue();
    }

    @Test
    void aChildThatReadsNoMoreIsNoFailure(Python.Runner python) {
        Python.Ran ran = run(python, """
            child = subprocess.Popen(["true"], stdin=subprocess.PIPE)
            while child.poll() is None:
                pass
            child.stdin.write(b"a")
            """);
        assertThat(ran.run().result()).isInstanceOf(Completed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open('/dev/null')", "os.open('/dev/null', os.O_RDONLY)", "os.pipe()",
            "os.scandir('FOLDER')",
            "socket.socket()", "socket.socketpair()", "socket.create_server(('127.0.0.1', 0))"})
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void whatAScriptLeavesOpenIsClosedAtItsEnd(String opened, Python.Runner python) throws IOException {
        run(python, "import socket");
        long before = descriptors();
        Python.Ran ran = run(python, "import socket\nkept = [" + opened + " for _ in range(200)]");
        assertThat(ran.result()).isInstanceOf(Completed.class);
        while (descriptors() > before + 50) {
            // The context is closed soon after the run; else the test runs into its own time limit
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open('/dev/null')", "os.open('/dev/null', os.O_RDONLY)", "os.pipe()",
            "os.scandir('FOLDER')",
            "socket.socketpair()", "socket.create_server(('127.0.0.1', 0))"})
    void noMoreAreOpenThanTheApplicationCanSpare(String opened, Python.Runner python) {
        Python.Ran ran = run(python, """
            import socket
            kept = []
            try:
                while len(kept) < 5_000:
                    kept.append(OPENED)
            except OSError as error:
                print(error.errno, error.strerror)
            assert 200 < len(kept) < 1_100, len(kept)
            """.replace("OPENED", opened));
        assertThat(ran.result()).isInstanceOf(Completed.class);
        assertThat(ran.out()).containsExactly("24 Too many open files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open('FOLDER/a.txt').read()", "next(os.scandir('FOLDER'))", "socket.socket().fileno()",
            "socket.create_server(('127.0.0.1', 0)).getsockname()"})
    void thoseThatNobodyHoldsDoNotCount(String opened, Python.Runner python) {
        Python.Ran ran = run(python, """
            import socket
            with open("FOLDER/a.txt", "w") as file:
                file.write("a")
            for _ in range(2_500):
                OPENED
            """.replace("OPENED", opened));
        assertThat(ran.result()).isInstanceOf(Completed.class);
    }

    /// They make room for all that is opened, not for files alone.
    @Test
    void filesThatNobodyHoldsAreNotInTheWayOfSockets(Python.Runner python) {
        Python.Ran ran = run(python, """
            import socket
            with open("FOLDER/a.txt", "w") as file:
                file.write("a")
            for _ in range(1_500):
                open("FOLDER/a.txt").read()
                socket.socket().close()
                for end in os.pipe():
                    os.close(end)
            """);
        assertThat(ran.result()).isInstanceOf(Completed.class);
    }

    @Test
    void whoCameToTheLimitAndClosedAllMayOpenAgain(Python.Runner python) {
        Python.Ran ran = run(python, """
            kept = []
            try:
                while True:
                    kept.append(open("/dev/null"))
            except OSError as error:
                print(error.errno)
            for file in kept:
                file.close()
            with open("FOLDER/a.txt", "w") as file:
                file.write("a")
            for _ in range(3_000):
                open("FOLDER/a.txt").read()
            """);
        assertThat(ran.result()).isInstanceOf(Completed.class);
        assertThat(ran.out()).containsExactly("24");
    }

    @Test
    void whatIsRefusedIsNoWriting(Python.Runner python) {
        Python.Ran ran = run(python, """
            kept = [open("/dev/null") for _ in range(1_000)]
            for i in range(3):
                try:
                    open(f"FOLDER/{i}", "w")
                except OSError:
                    pass
            """);
        assertThat(ran.result()).isInstanceOf(Completed.class);
        assertThat(ran.run().usage().written()).isZero();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
