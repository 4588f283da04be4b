package dev.ixion.command;

import java.util.regex.Pattern;

/// A command as it may be shown: logins inside addresses are left out.
public final class CommandText {
    private static final Pattern LOGIN = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\\s'\"]+@");

    private CommandText() {}

    /// The command with `•••` in the place of each user name and password in front of a host.
    public static String shown(String command) {
        return LOGIN.matcher(command).replaceAll("$1•••@");
    }
}
