package dev.ixion.ingest.git;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.run.RunCancelledException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.RefUpdate.Result;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;

/// Makes the branches and tags of a bare repository those of a remote one. Nothing is asked of the user, and no login
/// is written to the disk: the remote is not part of the repository's settings.
final class RemoteFetch implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;
    private static final List<RefSpec> ALL = List.of(new RefSpec("+refs/heads/*:refs/heads/*"),
        new RefSpec("+refs/tags/*:refs/tags/*"));

    private final GitAddress.Remote remote;
    private final GitProgress progress;
    private final UrlCredentials credentials;
    private final BatchSsh ssh;

    private RemoteFetch(GitAddress.Remote remote, GitProgress progress) {
        this.remote = remote;
        this.progress = progress;
        credentials = new UrlCredentials(remote);
        ssh = new BatchSsh(progress.monitor().cancel());
    }

    /// @throws ProblemException if the remote repository cannot be reached or read
    static void into(Repository repository, GitAddress.Remote remote, GitProgress progress) throws IOException {
        try (RemoteFetch fetch = new RemoteFetch(remote, progress)) {
            fetch.run(repository);
        }
    }

    private void run(Repository repository) throws IOException {
        progress.say(() -> text("git.progress.connecting", remote.display()));
        try (Transport transport = Transport.open(repository, remote.uri())) {
            transport.setRemoveDeletedRefs(true);
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setTimeout(TIMEOUT_SECONDS);
            transport.setCredentialsProvider(credentials);
            if (transport instanceof SshTransport overSsh) {
                overSsh.setSshSessionFactory(ssh);
            }
            check(transport.fetch(progress, ALL));
        } catch (NotSupportedException | TransportException failed) {
            if (progress.isCancelled()) {
                throw new RunCancelledException();
            }
            throw problem(failed);
        }
    }

    @Override
    public void close() {
        ssh.close();
    }

    private void check(FetchResult result) {
        for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
            Result outcome = update.getResult();
            if (outcome == Result.LOCK_FAILURE || outcome == Result.IO_FAILURE
                || outcome == Result.REJECTED_OTHER_REASON || outcome == Result.REJECTED_MISSING_OBJECT) {
                throw new ProblemException(
                    Problem.of(text("git.not-stored", remote.display(), update.getLocalName(), outcome),
                        Problem.detail("url", remote.display())));
            }
        }
    }

    private ProblemException problem(IOException failed) throws IOException {
        String words = firstLine(failed);
        if (credentials.refused()) {
            return problem(failed, "git.authentication", remote.display());
        }
        if (ssh.failed()) {
            return problem(failed, "git.ssh", remote.display(), ssh.lastWords());
        }
        if (failed instanceof NoRemoteRepositoryException) {
            return problem(failed, "git.remote-not-found", remote.display());
        }
        for (Throwable cause : causes(failed)) {
            switch (cause) {
                case UnknownHostException _ -> {
                    return problem(failed, "git.unknown-host", String.valueOf(remote.uri().getHost()));
                }
                case ConnectException _,NoRouteToHostException _,InterruptedIOException _ -> {
                    return problem(failed, "git.unreachable", remote.display(), String.valueOf(cause.getMessage()));
                }
                case SSLException _ -> {
                    return problem(failed, "git.tls", remote.display(), String.valueOf(cause.getMessage()));
                }
                default -> {
                }
            }
        }
        return problem(failed, "git.remote", remote.display(), words);
    }

    /// JGit has never seen the login as a part of the URL, so its words may be shown.
    private ProblemException problem(IOException cause, String key, Object... arguments) {
        return new ProblemException(Problem.of(text(key, arguments), Problem.detail("url", remote.display())), cause);
    }

    private String firstLine(IOException failed) {
        String message = String.valueOf(failed.getMessage());
        String start = remote.uri() + ": ";
        return (message.startsWith(start) ? message.substring(start.length()) : message).strip();
    }

    private static List<Throwable> causes(IOException failed) {
        return Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause).limit(20).toList();
    }
}
