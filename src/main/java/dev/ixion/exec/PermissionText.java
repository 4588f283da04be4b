package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.script.Permission;

/// Says in words what a permission lets a script do, for whoever is asked for it.
public final class PermissionText {
    private PermissionText() {}

    /// For example `connect to api.github.com`.
    public static String of(Permission permission) {
        String target = permission.target();
        if (permission.isOfInput()) {
            return switch (permission.kind()) {
                case NET -> text("permission.input-net");
                case WRITE -> text("permission.input-write");
                case READ, RUN, ENV, SECRET -> text("permission.input-read");
            };
        }
        return switch (permission.kind()) {
            case NET -> target.equals("*") ? text("permission.any-net") : text("permission.net", target);
            case READ -> target.equals("*") ? text("permission.any-read") : text("permission.read", target);
            case WRITE -> target.equals("*") ? text("permission.any-write") : text("permission.write", target);
            case RUN -> target.equals("*") ? text("permission.any-run") : text("permission.run", target);
            case ENV -> text("permission.env", target);
            case SECRET -> text("permission.secret", target);
        };
    }
}
