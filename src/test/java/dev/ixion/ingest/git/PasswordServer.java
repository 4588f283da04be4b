package dev.ixion.ingest.git;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// Serves the files of a repository over HTTP to whoever knows the password.
final class PasswordServer implements AutoCloseable {
    private final HttpServer server;

    PasswordServer(Path gitFolder, String user, String password) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/project.git/", exchange -> {
            try (exchange) {
                Path file = gitFolder.resolve(exchange.getRequestURI().getPath().substring("/project.git/".length()));
                if (Files.isRegularFile(file)) {
                    byte[] content = Files.readAllBytes(file);
                    exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
                    exchange.getResponseBody().write(content);
                } else {
                    exchange.sendResponseHeaders(404, -1);
                }
            }
        }).setAuthenticator(new BasicAuthenticator("project") {
            @Override
            public boolean checkCredentials(String givenUser, String givenPassword) {
                return givenUser.equals(user) && givenPassword.equals(password);
            }
        });
        server.start();
    }

    /// @param login what stands before the host, with its `@`
    String url(String login) {
        return "http://" + login + "127.0.0.1:" + server.getAddress().getPort() + "/project.git";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
