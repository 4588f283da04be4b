package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.script.ScriptResult.Completed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A script reaches the files that it was granted, and no other in any way that is known.
@ExtendWith(Python.class)
@Timeout(300)
class FileBorderTest {
    @Test
    void filesAreReadAndWrittenWhereThatIsGranted(@TempDir Path folder, Python.Runner python) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "inside");
        Python.Ran ran = python.granted("""
            import os, pathlib, tempfile
            folder = pathlib.Path('%s')
            print((folder / 'a.txt').read_text(), os.listdir(folder))
            (folder / 'out').mkdir()
            (folder / 'out' / 'b.txt').write_text('x')
            os.rename(folder / 'out' / 'b.txt', folder / 'out' / 'c.txt')
            print([p.name for p in (folder / 'out').iterdir()])
            """.formatted(folder), "read:" + folder, "write:" + folder + "/out");
        assertThat(ran.error().traceback()).contains("no error");
        assertThat(ran.out()).containsExactly("inside ['a.txt']", "['c.txt']");
        assertThat(folder.resolve("out/c.txt")).hasContent("x");
        Python.assertRefused(python.granted("open('" + folder + "/b.txt', 'w')", "read:" + folder),
            "this handler may not write " + folder + "/b.txt (ask for \"write:" + folder + "\")");
        Python.assertRefused(python.granted("import os\nos.remove('" + folder + "/a.txt')", "read:" + folder),
            "this handler may not write " + folder + "/a.txt (ask for \"write:" + folder + "/a.txt\")");
        assertThat(folder.resolve("a.txt")).hasContent("inside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open('FOLDER/in/../secret.txt')", "open('FOLDER/in/link')",
            "open('FOLDER/in/folder/secret.txt')", "os.listdir('FOLDER')", "open('FOLDER/in/folder/../secret.txt')",
            "os.symlink('FOLDER/secret.txt', 'FOLDER/in/new')", "os.link('FOLDER/secret.txt', 'FOLDER/in/new')",
            "os.rename('FOLDER/secret.txt', 'FOLDER/in/new')", "shutil.copy('FOLDER/secret.txt', 'FOLDER/in/new')",
            "(os.chdir('FOLDER/in'), open('../secret.txt'))", "pathlib.Path('FOLDER/secret.txt').read_text()",
            "io.FileIO('FOLDER/secret.txt')", "os.open('FOLDER/secret.txt', os.O_RDONLY)",
            "open('FOLDER/in/dangling', 'w').write('x')", "os.mkdir('FOLDER/in/folder/new')",
            "os.truncate('FOLDER/in/link', 0)", "os.chmod('FOLDER/in/link', 0o777)",
            "importlib.machinery.SourceFileLoader('m', 'FOLDER/secret.txt').load_module()",
            "linecache.getlines('FOLDER/secret.txt')[0]", "open('/proc/self/environ')", "open('/proc/self/maps')",
            "open('/proc/thread-self/environ')", "os.listdir('/proc/self/fd')", "open('/dev/fd/3')",
            "os.listdir('/proc/1/fd')", "open(f'/proc/{os.getpid()}/environ')", "open('/proc/self/root/etc/passwd')",
            "open('FOLDER/in/root/etc/passwd')", "_io.open('FOLDER/secret.txt')", "mmap.mmap(0, 1)"})
    void noWayLeadsToOtherFiles(String way, @TempDir Path folder, Python.Runner python) throws IOException {
        Files.createDirectory(folder.resolve("in"));
        Files.writeString(folder.resolve("secret.txt"), "print('reached')");
        Files.createSymbolicLink(folder.resolve("in/link"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("in/folder"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("in/dangling"), folder.resolve("made.txt"));
        Files.createSymbolicLink(folder.resolve("in/root"), Path.of("/"));
        Python.Ran ran = python.granted("""
            import _io, io, os, pathlib, shutil, linecache, importlib.machinery, mmap
            print('reached', WAY)
            """.replace("WAY", way).replace("FOLDER", folder.toString()), "read:" + folder + "/in",
            "write:" + folder + "/in");
        assertThat(ran.result()).isNotEqualTo(new Completed(Optional.empty()));
        assertThat(ran.out()).isEmpty();
        assertThat(folder.resolve("secret.txt")).hasContent("print('reached')");
        assertThat(folder.resolve("made.txt")).doesNotExist();
    }

    @Test
    void theApplicationsOwnFilesAreNeverGranted(Python.Runner python) throws IOException {
        Files.createDirectories(Python.OWN);
        Path own = Files.writeString(Python.OWN.resolve("default.ixion"), "ours");
        Python.assertRefused(python.granted("open('" + own + "')", "read:*", "read:" + own),
            "no handler may read " + own + ": it belongs to Ixion");
        Python.assertRefused(python.granted("open('" + own + "', 'a')", "write:*"),
            "no handler may write " + own + ": it belongs to Ixion");
        assertThat(own).hasContent("ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"os.rename('ABOVE', 'ABOVE-away')", "os.mkdir('ABOVE')", "os.rmdir('ABOVE')",
            "os.symlink('/tmp', 'ABOVE')"})
    void norIsWhatLiesAboveThem(String way, Python.Runner python) throws IOException {
        Files.createDirectories(Python.OWN);
        Python.Ran ran = python.granted("import os\n" + way.replace("ABOVE", Python.ABOVE_OWN.toString()), "read:*",
            "write:*");
        assertThat(ran.error().type()).isEqualTo("PermissionError");
        assertThat(Python.OWN).isDirectory();
    }

    @Test
    void whatTheSystemTellsOfAThreadOfItsIsNeverGranted(Python.Runner python) {
        long thread = ProcessHandle.current().pid();
        for (String id : List.of(String.valueOf(thread), String.valueOf(thread + 1), "1", "self", "thread-self")) {
            assertThat(python.granted("open('/proc/" + id + "/environ')", "read:*", "read:/", "read:/proc/" + id).out())
                .isEmpty();
            assertThat(python.granted("open('/proc/" + id + "/environ')", "read:/*").error().type())
                .isIn("PermissionError", "FileNotFoundError");
        }
    }

    @Test
    void aLinkLeadsWhereItLedAlsoAfterItWasMoved(@TempDir Path folder, Python.Runner python) throws IOException {
        Files.createDirectories(folder.resolve("in/a/b"));
        Files.writeString(folder.resolve("in/x"), "inner");
        Files.writeString(folder.resolve("x"), "outer");
        Files.createSymbolicLink(folder.resolve("in/a/b/old"), Path.of("../../x"));
        String code = """
            import os
            os.chdir('%s/in/a/b')
            os.symlink('../../x', 'new')
            os.rename('new', '../new')
            print(open('../new').read())
            os.rename('old', '../old')
            """.formatted(folder);
        Python.Ran ran = python.granted(code, "read:" + folder + "/in", "write:" + folder + "/in");
        assertThat(ran.out()).containsExactly("inner");
        assertThat(ran.error().message()).contains("cannot be moved");
    }

    @Test
    void whatWasRefusedBeforeIsNotTheReasonOfWhatFailsLater(@TempDir Path folder, Python.Runner python) {
        assertThat(python.granted("""
            import os
            try: os.listdir('/etc')
            except PermissionError: pass
            open('%s/missing/x', 'w')
            """.formatted(folder), "write:" + folder, "read:" + folder).error().type()).isEqualTo("FileNotFoundError");
        assertThat(python.granted("""
            import os
            try: os.listdir('/etc')
            except PermissionError: pass
            raise PermissionError(13, 'mine', '/data/file')
            """).error().message()).isEqualTo("[Errno 13] mine: '/data/file'");
    }

    @Test
    void noModuleOfTheLibraryIsRunAsAProgramAhead(Python.Runner python) {
        Python.Ran ran = python
            .granted("print('on')\nif False:\n    import unittest.__main__\n    import venv.__main__\n");
        assertThat(ran.out()).containsExactly("on");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void theStandardLibraryIsThereToReadAndCannotBePoisoned(Python.Runner python) {
        assertThat(
            python.granted("import sys, os\nprint(os.path.exists(os.__file__), len(open(os.__file__).read()) > 0)")
                .out())
            .containsExactly("True True");
        assertThat(python.granted("import json, sys\nopen(sys.pycache_prefix + '/x', 'w')", "write:*").error().type())
            .isEqualTo("PermissionError");
    }
}
