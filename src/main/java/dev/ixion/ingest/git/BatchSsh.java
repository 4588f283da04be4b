package dev.ixion.ingest.git;

import dev.ixion.run.CancelSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/// Connects through the system's `ssh`, so that the user's keys, agent and known hosts serve as they do elsewhere; in
/// batch mode, so that it never asks.
final class BatchSsh extends SshSessionFactory {
    private final CancelSignal cancel;
    private Optional<SshProcess> last = Optional.empty();

    BatchSsh(CancelSignal cancel) {
        this.cancel = cancel;
    }

    /// Whether it was ssh that failed, and not git at the other end.
    boolean failed() {
        return last.filter(SshProcess::failedItself).isPresent();
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
                SshProcess process = new SshProcess(new ProcessBuilder(words(uri, command)).start());
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
