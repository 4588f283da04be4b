package dev.ixion.exec;

import dev.ixion.script.Permission;
import dev.ixion.script.Permission.Kind;
import dev.ixion.script.Permissions;
import java.net.IDN;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts what a command names in the place of the permissions for just that: whoever types a file or an address means that
/// it be read.
final class InputPermissions {
    private static final String HOME = System.getProperty("user.home");
    private static final Pattern ADDRESS = Pattern.compile("""
        (?x) [A-Za-z][A-Za-z0-9+.-]* ://
        (?: [^/?\\#]* @ )?
        (?<host> \\[ [0-9A-Fa-f:.]+ ] | [\\p{L}\\p{M}\\p{N}._-]+ )
        (?: : (?<port> [0-9]+ )? )?
        (?= [/?\\#] | $ )""");

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

    /// Host and port of an address. Java takes a name with `_`, as in networks of containers, for no host, and leaves it to
    /// us to find it in the authority.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2">RFC 3986, Authority</a>
    private static Optional<String> address(String word) {
        Matcher address = ADDRESS.matcher(word);
        if (!address.lookingAt()) {
            return Optional.empty();
        }
        try {
            String host = address.group("host").startsWith("[")
                ? address.group("host")
                : IDN.toASCII(address.group("host"));
            return Optional.of(address.group("port") == null ? host : host + ":" + address.group("port"));
        } catch (IllegalArgumentException noHost) {
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
