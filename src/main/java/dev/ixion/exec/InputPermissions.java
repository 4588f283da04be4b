package dev.ixion.exec;

import dev.ixion.script.Permission;
import dev.ixion.script.Permission.Kind;
import dev.ixion.script.Permissions;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts what a command names in the place of the permissions for just that: whoever types a file or an address means that
/// it be read.
final class InputPermissions {
    private static final String HOME = System.getProperty("user.home");

    private InputPermissions() {}

    /// @param input the words behind the type
    static Permissions of(Permissions granted, List<String> input) {
        return new Permissions(granted.all().stream().flatMap(permission -> permission.isOfInput()
            ? input.stream().flatMap(word -> named(permission.kind(), word).stream())
            : Stream.of(permission)).toList());
    }

    private static Optional<Permission> named(Kind kind, String word) {
        return switch (kind) {
            case NET -> address(word).map(address -> new Permission(kind, address));
            case READ, WRITE -> path(word).map(path -> new Permission(kind, path));
            case RUN, ENV, SECRET -> Optional.empty();
        };
    }

    private static Optional<String> address(String word) {
        try {
            URI uri = new URI(word);
            return Optional.ofNullable(uri.getHost())
                .map(host -> uri.getPort() < 0 ? host : host + ":" + uri.getPort());
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<String> path(String word) {
        if (word.isEmpty() || word.contains("://")) {
            return Optional.empty();
        }
        try {
            String whole = word.equals("~") || word.startsWith("~/") ? HOME + word.substring(1) : word;
            return Optional.of(Path.of(whole).toAbsolutePath().normalize().toString());
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
