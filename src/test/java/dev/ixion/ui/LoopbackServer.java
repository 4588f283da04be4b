package dev.ixion.ui;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/// A web server on this machine that answers every request with the same JSON.
public final class LoopbackServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicReference<String> answer = new AtomicReference<>("[]");

    public LoopbackServer(String json) {
        answer.set(json);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", exchange -> {
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public void answer(String json) {
        answer.set(json);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/items";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
