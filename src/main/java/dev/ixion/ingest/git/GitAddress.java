package dev.ixion.ingest.git;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/// Where a repository is: in a folder, or behind a URL.
sealed interface GitAddress {
    /// What may be shown, logged and stored: the address without user name and password.
    String display();

    /// @param path absolute
    record Folder(Path path) implements GitAddress {
        @Override
        public String display() {
            return path.toString();
        }
    }

    /// @param uri without a password, and without a user where that may be a token
    record Remote(URIish uri, Optional<Login> login) implements GitAddress {
        @Override
        public String display() {
            return uri.toString();
        }
    }

    /// What the URL holds before its `@`. Never shown.
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "***";
        }
    }

    Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);
    /// `git@host:path`; the host has two characters at least, since `C:\` is a drive.
    Pattern SECURE_COPY = Pattern.compile("([^/\\\\@:\\s]+@)?[^/\\\\@:\\s]{2,}:(?!//).+", Pattern.DOTALL);
    Set<String> OVER_SSH = Set.of("ssh", "git+ssh", "ssh+git");
    Set<String> WITH_LOGIN = Set.of("http", "https", "git");

    /// @throws ProblemException if it is none
    static GitAddress of(String word) {
        var scheme = SCHEME.matcher(word);
        if (scheme.matches()) {
            return remote(word, scheme.group(1).toLowerCase(Locale.ROOT));
        }
        Optional<Path> path = path(word);
        if (SECURE_COPY.matcher(word).matches() && path.filter(Files::exists).isEmpty()) {
            return remote(word, "ssh");
        }
        return new Folder(path.orElseThrow(() -> noSuchPath(word)));
    }

    static ProblemException noSuchPath(String path) {
        return new ProblemException(Problem.of(text("git.no-such-path", path), Problem.detail("path", path)));
    }

    private static Optional<Path> path(String word) {
        String home = System.getProperty("user.home");
        try {
            if (word.equals("~")) {
                return Optional.of(Path.of(home));
            }
            Path path = word.startsWith("~/") ? Path.of(home, word.substring(2)) : Path.of(word);
            return Optional.of(path.toAbsolutePath().normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static GitAddress remote(String word, String scheme) {
        boolean ssh = OVER_SSH.contains(scheme);
        if (!ssh && !WITH_LOGIN.contains(scheme) && !scheme.equals("file")) {
            throw new ProblemException(
                Problem.of(text("git.unknown-scheme", scheme), Problem.detail("scheme", scheme)));
        }
        if (WITH_LOGIN.contains(scheme) && word.indexOf('?') >= 0) {
            throw new ProblemException(Problem.of(text("git.url-with-query")));
        }
        try {
            boolean named = word.regionMatches(true, 0, scheme, 0, scheme.length());
            URIish uri = new URIish(named ? scheme + word.substring(scheme.length()) : word);
            String host = Optional.ofNullable(uri.getHost()).orElse("");
            String user = Optional.ofNullable(uri.getUser()).orElse("");
            String password = Optional.ofNullable(uri.getPass()).orElse("");
            // A dash would make the host an option of ssh; an @ is left where a password was not understood
            boolean hostless = host.isEmpty() && !scheme.equals("file");
            if (hostless || host.startsWith("-") || user.startsWith("-") || host.contains("@")) {
                throw badUrl();
            }
            if (ssh) {
                return new Remote(uri.setPass(null), Optional.empty());
            }
            return new Remote(uri.setUser(null).setPass(null),
                user.isEmpty() ? Optional.empty() : Optional.of(new Login(user, password)));
        } catch (URISyntaxException _) {
            throw badUrl();
        }
    }

    /// It does not say which URL: where one cannot be understood, nor can be known which part of it is secret.
    private static ProblemException badUrl() {
        return new ProblemException(Problem.of(text("git.bad-url")));
    }
}
