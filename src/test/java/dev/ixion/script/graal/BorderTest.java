package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.ixion.run.CancelSignal;
import dev.ixion.script.Allowance;
import dev.ixion.script.Permissions;
import dev.ixion.script.ScriptResult.Completed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A script reaches what it was granted, and nothing else in any way that is known.
@ExtendWith(Python.class)
@Timeout(300)
class BorderTest {
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private static Python.Ran run(Python.Runner python, String code, String... permissions) {
        return python.run(Python.script(code, Python.allowance(Permissions.parse(List.of(permissions)),
            Python.limits(Duration.ofMinutes(1)))), new CancelSignal(), _ -> {});
    }

    private static void assertRefused(Python.Ran ran, String message) {
        assertThat(ran.error().type()).isEqualTo("PermissionError");
        assertThat(ran.error().message()).isEqualTo(message);
    }

    private int serve(String answer) throws IOException {
        return serve(answer, Map.of());
    }

    private int serve(String answer, Map<String, String> headers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(headers.isEmpty() ? 200 : 302, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    private static String get(String address) {
        return "import urllib.request\nprint(urllib.request.urlopen('" + address + "').read().decode())";
    }

    @Test
    void aGrantedHostAnswers(Python.Runner python) throws IOException {
        int port = serve("hello");
        for (String permission : List.of("net:127.0.0.1", "net:127.0.0.1:" + port, "net:*", "net:localhost:*")) {
            Python.Ran ran = run(python, get("http://127.0.0.1:" + port + "/"), permission);
            assertThat(ran.out()).containsExactly("hello");
            assertThat(ran.run().usage().access().reached()).containsExactly(permission);
            assertThat(ran.run().usage().access().refused()).isEmpty();
        }
        assertThat(run(python, get("http://localhost:" + port + "/"), "net:localhost").out())
            .containsExactly("hello");
    }

    @Test
    void anotherHostIsRefusedByNameAndWithWhatToAskFor(Python.Runner python) throws IOException {
        int port = serve("hello");
        Python.Ran ran = run(python, "import socket\nsocket.create_connection(('127.0.0.1', " + port + "))");
        assertRefused(ran, "this handler may not connect to 127.0.0.1:" + port + " (ask for \"net:127.0.0.1\")");
        assertThat(ran.run().usage().access().refused()).containsExactly("net:127.0.0.1");
        assertRefused(run(python, "import socket\nsocket.create_connection(('example.org', 443))", "net:127.0.0.1"),
            "this handler may not connect to example.org:443 (ask for \"net:example.org\")");
        assertThat(run(python, get("https://example.org/")).error().message()).isEqualTo(
            "<urlopen error this handler may not connect to example.org:443 (ask for \"net:example.org\")>");
        assertThat(run(python, get("https://example.org/")).error().traceback()).doesNotContain("request.py");
    }

    @Test
    void anotherPortIsRefused(Python.Runner python) throws IOException {
        int port = serve("hello");
        assertThat(run(python, get("http://127.0.0.1:" + port + "/"), "net:127.0.0.1:" + (port - 1)).error().message())
            .contains("may not connect to 127.0.0.1:" + port);
    }

    @Test
    void aRedirectToAnotherHostIsRefused(Python.Runner python) throws IOException {
        int port = serve("", Map.of("Location", "http://127.0.0.1:" + serve("inner") + "/"));
        Python.Ran ran = run(python, get("http://127.0.0.1:" + port + "/"), "net:127.0.0.1:" + port);
        assertThat(ran.error().message()).contains("may not connect to 127.0.0.1:");
        assertThat(ran.out()).isEmpty();
    }

    /// As where somebody gives out this machine's address under his own name: this machine's own name is such a one.
    @Test
    void aNameThatLeadsToThisMachineOpensNothingHere(Python.Runner python) throws IOException {
        int port = serve("inner");
        String name = InetAddress.getLocalHost().getHostName();
        assumeThat(InetAddress.getLocalHost().isLoopbackAddress()).isTrue();
        assumeThat(name).isNotEqualTo("localhost");
        String code = "import socket\nsocket.create_connection(('%s', " + port + "))";
        assertThat(run(python, code.formatted("localhost"), "net:localhos*").error().type()).isEqualTo("no error");
        assertRefused(run(python, code.formatted(name), "net:" + name),
            "this handler may not connect to 127.0.0.1:" + port + " (ask for \"net:127.0.0.1\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_socket.socket.__base__(2, 1).connect(('127.0.0.1', PORT))",
            "socket.socket(2, 2).sendto(b'x', ('127.0.0.1', PORT))", "socket.socket(2, 2).connect(('127.0.0.1', PORT))",
            "socket.create_server(('127.0.0.1', 8123))", "socket.create_server(('', 0))",
            "_socket.socket.__base__(2, 2).bind(('0.0.0.0', 0))", "socket.socket(2, 1).connect(('0.0.0.0', PORT))",
            "socket.socket(10, 1).connect(('::ffff:127.0.0.1', PORT))", "socket.socket(10, 1).connect(('::1', PORT))",
            "socket.socket(2, 1).connect(('2130706433', PORT))", "socket.socket(2, 1).connect(('127.1', PORT))",
            "run('socket.socket(2, 1).connect((\"127.0.0.1\", PORT))')", "asyncio.run(opened())"})
    void noWayLeadsToTheNetwork(String way, Python.Runner python) throws IOException {
        String port = String.valueOf(serve("inner"));
        Python.Ran ran = run(python, """
            import socket, _socket, threading, asyncio
            async def opened():
                await asyncio.open_connection('127.0.0.1', PORT)
            failed = []
            def run(code):
                def work():
                    try: exec(code)
                    except BaseException as error: failed.append(error)
                thread = threading.Thread(target=work)
                thread.start()
                thread.join()
                raise failed[0]
            WAY
            """.replace("WAY", way).replace("PORT", port), "net:example.org");
        assertThat(ran.result()).isNotEqualTo(new Completed(Optional.empty()));
        assertThat(ran.error().type()).isIn("PermissionError", "OSError", "socket.gaierror");
    }

    @Test
    void whatIsRefusedCanBeCaughtAndSaysWhy(Python.Runner python) {
        Python.Ran ran = run(python, """
            import socket
            try: socket.create_connection(('127.0.0.1', 9))
            except PermissionError as error: print(error, error.errno)
            try: open('/etc/passwd')
            except PermissionError as error: print(error)
            """);
        assertThat(ran.out()).containsExactly(
            "this handler may not connect to 127.0.0.1:9 (ask for \"net:127.0.0.1\") 13",
            "this handler may not read /etc/passwd (ask for \"read:/etc/passwd\")");
    }

    @Test
    void selectAndAsyncioWorkWhereTheHostIsGranted(Python.Runner python) throws IOException {
        int port = serve("hello");
        Python.Ran ran = run(python, """
            import asyncio, selectors, socket
            async def get():
                reader, writer = await asyncio.open_connection('127.0.0.1', %1$d)
                writer.write(b'GET / HTTP/1.0\\r\\n\\r\\n')
                print((await reader.read()).decode().splitlines()[-1])
                writer.close()
            asyncio.run(get())
            with socket.create_connection(('127.0.0.1', %1$d), timeout=20) as s, selectors.DefaultSelector() as chosen:
                s.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n')
                s.setblocking(False)
                chosen.register(s, selectors.EVENT_READ)
                print(len(chosen.select(20)))
            server = socket.create_server(('127.0.0.1', 0))
            client = socket.create_connection(server.getsockname())
            other, _ = server.accept()
            other.sendall(b'over here')
            print(client.recv(100).decode())
            """.formatted(port), "net:127.0.0.1");
        assertThat(ran.error().traceback()).contains("no error");
        assertThat(ran.out()).containsExactly("hello", "1", "over here");
    }

    @Test
    void filesAreReadAndWrittenWhereThatIsGranted(@TempDir Path folder, Python.Runner python) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "inside");
        Python.Ran ran = run(python, """
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
        assertRefused(run(python, "open('" + folder + "/b.txt', 'w')", "read:" + folder),
            "this handler may not write " + folder + "/b.txt (ask for \"write:" + folder + "\")");
        assertRefused(run(python, "import os\nos.remove('" + folder + "/a.txt')", "read:" + folder),
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
        Python.Ran ran = run(python, """
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
        assertRefused(run(python, "open('" + own + "')", "read:*", "read:" + own),
            "no handler may read " + own + ": it belongs to Ixion");
        assertRefused(run(python, "open('" + own + "', 'a')", "write:*"),
            "no handler may write " + own + ": it belongs to Ixion");
        assertThat(own).hasContent("ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"os.rename('ABOVE', 'ABOVE-away')", "os.mkdir('ABOVE')", "os.rmdir('ABOVE')",
            "os.symlink('/tmp', 'ABOVE')"})
    void norIsWhatLiesAboveThem(String way, Python.Runner python) throws IOException {
        Files.createDirectories(Python.OWN);
        Python.Ran ran = run(python, "import os\n" + way.replace("ABOVE", Python.ABOVE_OWN.toString()), "read:*",
            "write:*");
        assertThat(ran.error().type()).isEqualTo("PermissionError");
        assertThat(Python.OWN).isDirectory();
    }

    @Test
    void whatTheSystemTellsOfAThreadOfItsIsNeverGranted(Python.Runner python) {
        long thread = ProcessHandle.current().pid();
        for (String id : List.of(String.valueOf(thread), String.valueOf(thread + 1), "1", "self", "thread-self")) {
            assertThat(run(python, "open('/proc/" + id + "/environ')", "read:*", "read:/", "read:/proc/" + id).out())
                .isEmpty();
            assertThat(run(python, "open('/proc/" + id + "/environ')", "read:/*").error().type())
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
        Python.Ran ran = run(python, code, "read:" + folder + "/in", "write:" + folder + "/in");
        assertThat(ran.out()).containsExactly("inner");
        assertThat(ran.error().message()).contains("cannot be moved");
    }

    @Test
    void aProgramIsTheOneOfTheFolderWhereItIsStarted(@TempDir Path folder, Python.Runner python) throws IOException {
        Path tool = Files.writeString(folder.resolve("tool"), "#!/bin/sh\necho here\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        String code = "import subprocess\nprint(subprocess.run(['./tool'], cwd='" + folder
            + "', capture_output=True, text=True).stdout.strip())";
        assertThat(run(python, code, "run:" + tool, "read:" + folder).out()).containsExactly("here");
        assertThat(run(python, code, "run:echo", "read:" + folder).error().type()).isEqualTo("PermissionError");
    }

    @Test
    void whatWasRefusedBeforeIsNotTheReasonOfWhatFailsLater(@TempDir Path folder, Python.Runner python) {
        assertThat(run(python, """
            import os
            try: os.listdir('/etc')
            except PermissionError: pass
            open('%s/missing/x', 'w')
            """.formatted(folder), "write:" + folder, "read:" + folder).error().type()).isEqualTo("FileNotFoundError");
        assertThat(run(python, """
            import os
            try: os.listdir('/etc')
            except PermissionError: pass
            raise PermissionError(13, 'mine', '/data/file')
            """).error().message()).isEqualTo("[Errno 13] mine: '/data/file'");
    }

    @Test
    void whereARunListenedItMayNotConnectLater(Python.Runner python) throws IOException {
        Python.Ran ran = run(python, """
            import socket
            server = socket.create_server(('127.0.0.1', 0))
            at = server.getsockname()
            socket.create_connection(at).close()
            server.close()
            socket.create_connection(at)
            """);
        assertThat(ran.error().type()).isEqualTo("PermissionError");
    }

    @Test
    void cloudKeysAreNotOfThisMachine(Python.Runner python) {
        assertThat(run(python, "import socket\nsocket.create_connection(('169.254.169.254', 80), 1)", "net:localhost")
            .error().message()).startsWith("this handler may not connect to 169.254.169.254:80");
    }

    @Test
    void noModuleOfTheLibraryIsRunAsAProgramAhead(Python.Runner python) {
        Python.Ran ran = run(python,
            "print('on')\nif False:\n    import unittest.__main__\n    import venv.__main__\n");
        assertThat(ran.out()).containsExactly("on");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void theStandardLibraryIsThereToReadAndCannotBePoisoned(Python.Runner python) {
        assertThat(run(python, "import sys, os\nprint(os.path.exists(os.__file__), len(open(os.__file__).read()) > 0)")
            .out()).containsExactly("True True");
        assertThat(run(python, "import json, sys\nopen(sys.pycache_prefix + '/x', 'w')", "write:*").error().type())
            .isEqualTo("PermissionError");
    }

    @Test
    void aProgramRunsIfItIsTheGrantedOne(@TempDir Path folder, Python.Runner python) throws IOException {
        Path fake = Files.writeString(folder.resolve("echo"), "#!/bin/sh\n/bin/echo fake\n");
        assertThat(fake.toFile().setExecutable(true)).isTrue();
        String code = "import os, subprocess\nprint(subprocess.run(%s, capture_output=True, text=True).stdout.strip())";

        assertThat(run(python, code.formatted("['echo', 'hi']"), "run:echo").out()).containsExactly("hi");
        assertThat(
            run(python, ("import os\nos.environ['PATH'] = '" + folder + "'\n" + code).formatted("['echo', 'hi']"),
                "run:echo").out())
            .isEmpty();
        assertThat(run(python, code.formatted("['" + fake + "']"), "run:echo").error().type())
            .isEqualTo("FileNotFoundError");
        assertThat(run(python, code.formatted("['" + fake + "']"), "run:" + fake).out()).containsExactly("fake");
        assertRefused(run(python, code.formatted("['sh', '-c', 'echo x']"), "run:echo"),
            "this handler may not run sh (ask for \"run:sh\")");
        assertThat(run(python, "import os\nprint(os.system('ls'))", "run:echo").out()).containsExactly("-1");
    }

    @Test
    void aProcessInheritsNothingThatTheScriptDoesNotSee(Python.Runner python) {
        Python.Ran ran = run(python, """
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
        assertThat(run(python, code).out()).containsExactly("None None");
        assertThat(run(python, code, "env:SH*").out()).containsExactly("yes None");
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
        Python.Ran ran = run(python, code.replace("; ", "\n") + "\nprint('reached')", "read:*", "net:*");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.result()).isNotEqualTo(new Completed(Optional.empty()));
    }

    @Test
    void aSecretIsSeenByItsRunAloneAndMaskedElsewhere(Python.Runner python) {
        Allowance allowance = new Allowance(Permissions.parse(List.of("secret:TOKEN")),
            Python.limits(Duration.ofMinutes(1)), Map.of("TOKEN", "s3cret\"value&"));
        Python.Ran ran = python.run(Python.script(
            """
                import json, os, sys
                token = os.environ['TOKEN']
                print(len(token), token, json.dumps([token]))
                sys.stderr.write('x' + token[:3])
                sys.stderr.write(token[3:] + 'y\\n')
                for give in (lambda: attest(token, 'p', 'c'), lambda: attest('s', 'p', 'c', attributes={'a': [token]}),
                             lambda: attest('s', 'p', ['http://x/?t=' + token]), lambda: attest('s', 'p', 'c', actors=token)):
                    try: give()
                    except ValueError as error: print(error)
                raise ValueError('bad ' + token)
                """,
            allowance), new CancelSignal(), _ -> {});
        assertThat(ran.out()).first().isEqualTo("13 ••• [\"•••\"]");
        assertThat(ran.out()).filteredOn(line -> line.equals(
            "attest(): holds the text of the secret TOKEN, which must not become a fact")).hasSize(4);
        assertThat(ran.err()).containsExactly("x•••y");
        assertThat(ran.error().message()).isEqualTo("bad •••");
        assertThat(ran.error().traceback()).doesNotContain("s3cret\"value");
        assertThat(ran.claims()).isEmpty();
        Python.Ran lines = python.run(Python.script("""
            import os
            print(os.environ['KEY'])
            open('/' + os.environ['KEY'].splitlines()[1])
            """, new Allowance(Permissions.NONE, Python.limits(Duration.ofMinutes(1)),
            Map.of("KEY", "first line of it\nsecond line of it"))), new CancelSignal(), _ -> {});
        assertThat(lines.out()).containsExactly("•••", "•••");
        assertThat(lines.run().usage().access().refused()).containsExactly("read:/•••");
        assertThat(run(python, "import os\nprint(os.environ.get('TOKEN'))").out()).containsExactly("None");
    }
}
