package dev.ixion.script;

import dev.ixion.ats.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// What a script may reach, or asks for, in the order in which it is written and without doubles.
public record Permissions(List<Permission> all) {
    public static final Permissions NONE = new Permissions(List.of());

    public Permissions {
        all = all.stream().distinct().toList();
    }

    /// @throws ProblemException if one of them is no permission
    public static Permissions parse(List<String> written) {
        return new Permissions(written.stream().map(Permission::parse).toList());
    }

    /// Whether one of them covers it.
    public boolean cover(Permission wanted) {
        return all.stream().anyMatch(permission -> permission.covers(wanted));
    }

    /// Those that the others do not cover.
    public Permissions without(Permissions others) {
        return new Permissions(all.stream().filter(permission -> !others.cover(permission)).toList());
    }

    /// Those that the others cover.
    public Permissions within(Permissions others) {
        return new Permissions(all.stream().filter(others::cover).toList());
    }

    public Permissions and(Permissions others) {
        List<Permission> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Permissions(both);
    }

    /// Those of one kind.
    public List<Permission> of(Permission.Kind kind) {
        return all.stream().filter(permission -> permission.kind() == kind).toList();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// As they are written.
    public List<String> written() {
        return all.stream().map(Permission::toString).toList();
    }

    @Override
    public String toString() {
        return String.join(", ", written());
    }
}
