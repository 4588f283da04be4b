package dev.ixion.script;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.net.Inet6Address;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One thing that a script may reach, written `kind:target`, for example `net:api.github.com` or `read:~/Documents`. A
/// `*` in the target stands for any text. Modelled on Deno's permissions.
///
/// `<input>` in the place of a host or a path stands for those that the command names.
///
/// - `net:host[:port]`: connect to the host, or listen there; without a port on any
/// - `read:path`, `write:path`: the file or the folder with all that is in it
/// - `run:program`: a program as the command line finds it by its name, or by its whole path. What runs so is as free as
///   the user is
/// - `env:NAME`: an environment variable of Ixion's own
/// - `secret:NAME`: a secret that the user has entered, as an environment variable
///
/// @param target as it is written, never empty
/// @see <a href="https://docs.deno.com/runtime/fundamentals/security/">Deno: Security and permissions</a>
public record Permission(Kind kind, String target) {
    private static final String INPUT = "<input>";
    private static final Pattern WRITTEN = Pattern.compile("([a-z]+):(.+)");

    /// What is reached, with the form that its targets have.
    public enum Kind {
        NET("<input>|(\\[[0-9a-fA-F:.]+]|[\\p{Alnum}.*_-]+)(:(\\*|[0-9]{1,5}))?"),
        READ("(<input>|\\*|[~/]|~?/.*|[A-Za-z]:[/\\\\].*)"),
        WRITE("(<input>|\\*|[~/]|~?/.*|[A-Za-z]:[/\\\\].*)"),
        RUN("\\S.*"),
        ENV("[A-Za-z_*][A-Za-z0-9_*]*"),
        SECRET("[A-Z_][A-Z0-9_]{0,63}");

        private final Pattern form;

        Kind(String form) {
            this.form = Pattern.compile(form);
        }

        /// As it is written, for example `net`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether its targets are files and folders.
        public boolean isOfFiles() {
            return this == READ || this == WRITE;
        }
    }

    /// @throws ProblemException if it is no permission; the text says how one is written
    public static Permission parse(String written) {
        Matcher parts = WRITTEN.matcher(written.strip());
        if (parts.matches()) {
            for (Kind kind : Kind.values()) {
                if (kind.word().equals(parts.group(1))) {
                    return of(kind, parts.group(2), written);
                }
            }
        }
        throw new ProblemException(
            Problem.of(text("permission.unknown", written), Problem.detail("permission", written)));
    }

    private static Permission of(Kind kind, String target, String written) {
        boolean climbs = kind.isOfFiles() && target.matches("(.*[/\\\\])?\\.\\.?([/\\\\].*)?");
        if (!kind.form.matcher(target).matches() || climbs) {
            throw new ProblemException(Problem.of(wrong(kind, written), Problem.detail("permission", written)));
        }
        String plain = kind.isOfFiles() && target.length() > 1 && target.endsWith("/")
            ? target.substring(0, target.length() - 1)
            : target;
        return new Permission(kind, plain);
    }

    private static String wrong(Kind kind, String written) {
        return switch (kind) {
            case NET -> text("permission.wrong.net", written);
            case READ -> text("permission.wrong.read", written);
            case WRITE -> text("permission.wrong.write", written);
            case RUN -> text("permission.wrong.run", written);
            case ENV -> text("permission.wrong.env", written);
            case SECRET -> text("permission.wrong.secret", written);
        };
    }

    /// Whether it is for what the command names, whatever that is.
    public boolean isOfInput() {
        return target.equals(INPUT);
    }

    /// Whether whoever has this needs not ask for the other one.
    public boolean covers(Permission other) {
        return kind == other.kind && switch (kind) {
            case NET -> coversAddress(other.target);
            case READ, WRITE -> coversPath(target, other.target);
            case RUN, ENV, SECRET -> matches(target, other.target);
        };
    }

    private boolean coversAddress(String other) {
        return matches(plainHost(target), plainHost(other))
            && matches(port(target), port(other));
    }

    /// Whether a path is the one that a pattern names, or lies below it.
    public static boolean coversPath(String pattern, String path) {
        String below = pattern.endsWith("/") || pattern.endsWith("*") ? pattern : pattern + "/";
        return matches(pattern, path) || matches(below + "*", path);
    }

    /// Whether a text is what a pattern says, where each `*` stands for any text, also none.
    public static boolean matches(String pattern, String text) {
        int from = 0;
        int to = text.length();
        String[] parts = pattern.split("\\*", -1);
        String first = parts[0];
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        if (!text.startsWith(first) || !text.endsWith(last) || first.length() + last.length() > text.length()) {
            return false;
        }
        from += first.length();
        to -= last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], from);
            if (found < 0 || found + parts[i].length() > to) {
                return false;
            }
            from = found + parts[i].length();
        }
        return true;
    }

    private static String host(String address) {
        int colon = address.indexOf(':', address.lastIndexOf(']') + 1);
        return colon < 0 ? address : address.substring(0, colon);
    }

    /// A host in lower case, and an IPv6 address in full, of which there are many ways of writing.
    private static String plainHost(String address) {
        String host = host(address).toLowerCase(Locale.ROOT);
        if (!host.startsWith("[") || !host.endsWith("]")) {
            return host;
        }
        try {
            return "[" + Inet6Address.ofLiteral(host.substring(1, host.length() - 1)).getHostAddress() + "]";
        } catch (IllegalArgumentException noAddress) {
            return host;
        }
    }

    private static String port(String address) {
        int colon = address.indexOf(':', address.lastIndexOf(']') + 1);
        return colon < 0 ? "*" : address.substring(colon + 1);
    }

    @Override
    public String toString() {
        return kind.word() + ":" + target;
    }
}
