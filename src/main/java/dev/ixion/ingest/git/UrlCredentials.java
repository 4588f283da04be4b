package dev.ixion.ingest.git;

import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.NetRC;
import org.eclipse.jgit.transport.URIish;

/// Answers a server's question for a login with the one in the URL, else with that of `~/.netrc`, else not at all: a
/// run never asks the user. A login is given to the host it was meant for only, wherever a server may lead.
final class UrlCredentials extends CredentialsProvider {
    private final String host;
    private final Optional<GitAddress.Login> login;
    private boolean refused;

    UrlCredentials(GitAddress.Remote remote) {
        host = Optional.ofNullable(remote.uri().getHost()).orElse("");
        login = remote.login().or(() -> netrc(host));
    }

    /// Whether the server wants a login and there is none, or not the right one.
    boolean refused() {
        return refused;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (login.isEmpty() || !host.equalsIgnoreCase(uri.getHost()) || !supports(items)) {
            refused = true;
            return false;
        }
        for (CredentialItem item : items) {
            switch (item) {
                case CredentialItem.Username name -> name.setValue(login.get().user());
                case CredentialItem.Password password -> password.setValue(login.get().password().toCharArray());
                default -> throw new IllegalStateException("not supported, and yet let through");
            }
        }
        return true;
    }

    /// JGit calls this when the server did not accept what it was given.
    @Override
    public void reset(URIish uri) {
        refused = true;
    }

    private static Optional<GitAddress.Login> netrc(String host) {
        return Optional.of(host).filter(name -> !name.isEmpty()).map(new NetRC()::getEntry)
            .filter(entry -> entry.login != null && entry.password != null)
            .map(entry -> new GitAddress.Login(entry.login, String.valueOf(entry.password)));
    }
}
