package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.ixion.script.ScriptResult.Completed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A script reaches the hosts that it was granted, and no other in any way that is known.
@ExtendWith(Python.class)
@Timeout(300)
class NetworkBorderTest {
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
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
            Python.Ran ran = python.granted(get("http://127.0.0.1:" + port + "/"), permission);
            assertThat(ran.out()).containsExactly("hello");
            assertThat(ran.run().usage().access().reached()).containsExactly(permission);
            assertThat(ran.run().usage().access().refused()).isEmpty();
        }
        assertThat(python.granted(get("http://localhost:" + port + "/"), "net:localhost").out())
            .containsExactly("hello");
    }

    @Test
    void anotherHostIsRefusedByNameAndWithWhatToAskFor(Python.Runner python) throws IOException {
        int port = serve("hello");
        Python.Ran ran = python.granted("import socket\nsocket.create_connection(('127.0.0.1', " + port + "))");
        Python.assertRefused(ran, "this handler may not connect to 127.0.0.1:" + port + " (ask for \"net:127.0.0.1\")");
        assertThat(ran.run().usage().access().refused()).containsExactly("net:127.0.0.1");
        Python.assertRefused(
            python.granted("import socket\nsocket.create_connection(('example.org', 443))", "net:127.0.0.1"),
            "this handler may not connect to example.org:443 (ask for \"net:example.org\")");
        assertThat(python.granted(get("https://example.org/")).error().message()).isEqualTo(
            "<urlopen error this handler may not connect to example.org:443 (ask for \"net:example.org\")>");
        assertThat(python.granted(get("https://example.org/")).error().traceback()).doesNotContain("request.py");
    }

    /// Java keeps for a while that a name is unknown, for the whole program.
    @Test
    void aNameThatOneRunMayNotLookUpIsKnownToTheNext(Python.Runner python) throws IOException {
        String name = InetAddress.getLocalHost().getHostName();
        assumeThat(name).isNotEqualTo("localhost");
        Python.Ran refused = python.granted("""
            import _socket
            held = [cell.cell_contents for cell in _socket.getaddrinfo.__closure__]
            next(one for one in held if callable(one))('%s', 80)
            """.formatted(name));
        assertThat(refused.error().type()).isEqualTo("_socket.gaierror");
        String code = "import socket\nprint(len(socket.getaddrinfo('%s', 80)) > 0)".formatted(name);
        assertThat(python.granted(code, "net:" + name).out()).containsExactly("True");
    }

    @Test
    void anotherPortIsRefused(Python.Runner python) throws IOException {
        int port = serve("hello");
        assertThat(
            python.granted(get("http://127.0.0.1:" + port + "/"), "net:127.0.0.1:" + (port - 1)).error().message())
            .contains("may not connect to 127.0.0.1:" + port);
    }

    @Test
    void aRedirectToAnotherHostIsRefused(Python.Runner python) throws IOException {
        int port = serve("", Map.of("Location", "http://127.0.0.1:" + serve("inner") + "/"));
        Python.Ran ran = python.granted(get("http://127.0.0.1:" + port + "/"), "net:127.0.0.1:" + port);
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
        assertThat(python.granted(code.formatted("localhost"), "net:localhos*").error().type()).isEqualTo("no error");
        Python.assertRefused(python.granted(code.formatted(name), "net:" + name),
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
        Python.Ran ran = python.granted("""
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
        Python.Ran ran = python.granted("""
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
        Python.Ran ran = python.granted("""
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
    void whereARunListenedItMayNotConnectLater(Python.Runner python) throws IOException {
        Python.Ran ran = python.granted("""
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
        assertThat(
            python.granted("import socket\nsocket.create_connection(('169.254.169.254', 80), 1)", "net:localhost")
                .error().message())
            .startsWith("this handler may not connect to 169.254.169.254:80");
    }
}
