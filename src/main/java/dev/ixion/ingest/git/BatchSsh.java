package dev.ixion.ingest.git;

import dev.ixion.run.CancelSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects through the system's `ssh`, so that the user's keys, agent and known hosts serve as they do elsewhere; in
/// batch mode, so that it never asks.
///
/// What ssh says of its own failure is kept in a file until [#close]: JGit reads it on a thread that it does not wait
/// for, and so loses it now and then.
final class BatchSsh extends SshSessionFactory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchSsh.class);

    private final CancelSignal cancel;
    private Optional<SshProcess> last = Optional.empty();
    private Optional<Path> errors = Optional.empty();

    BatchSsh(CancelSignal cancel) {
        this.cancel = cancel;
    }

    /// Whether it was ssh that failed, and not git at the other end.
    boolean failed() {
        return last.filter(SshProcess::failedItself).isPresent();
    }

    /// The last line in which ssh said why it failed; empty if it said nothing.
    ///
    /// @throws IOException if its words cannot be read
    String lastWords() throws IOException {
        List<String> lines = errors.isPresent() ? Files.readAllLines(errors.get()) : List.of();
        return lines.reversed().stream().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    }

    @Override
    public String getType() {
        return "batch";
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider credentials, FS fs, int timeoutMillis) {
        return new RemoteSession() {
            @Override
            public Process exec(String command, int timeoutSeconds) throws IOException {
                Path file = errorFile();
                SshProcess process = new SshProcess(
                    new ProcessBuilder(words(uri, command)).redirectError(file.toFile()).start());
                last = Optional.of(process);
                cancel.onCancel(process::destroyForcibly);
                return process;
            }

            @Override
            public void disconnect() {
                last.ifPresent(Process::destroy);
            }
        };
    }

    private Path errorFile() throws IOException {
        if (errors.isEmpty()) {
            errors = Optional.of(Files.createTempFile("ixion-ssh-", ".txt"));
        }
        return errors.get();
    }

    /// Forgets what ssh said.
    @Override
    public void close() {
        errors.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException left) {
                LOG.warn("{} could not be removed", file, left);
            }
        });
    }

    static List<String> words(URIish uri, String command) {
        List<String> words = new ArrayList<>(
            List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15"));
        if (uri.getPort() > 0) {
            words.addAll(List.of("-p", Integer.toString(uri.getPort())));
        }
        String user = uri.getUser();
        words.addAll(List.of("--", user == null ? uri.getHost() : user + "@" + uri.getHost(), command));
        return words;
    }
}
