package dev.ixion.script.graal.border;

import static dev.ixion.text.Messages.text;

import dev.ixion.script.Permission;
import dev.ixion.script.Permission.Kind;
import dev.ixion.script.Permissions;
import java.nio.file.AccessDeniedException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The border of one run: what it was granted, and what it reached and lacked. Until it is [shut][#shut], while only the
/// standard library runs inside, all is granted.
public final class Border {
    private static final int MOST_NOTED = 100;

    private final Set<Permission> reached = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<Permission> refused = Collections.synchronizedSet(new LinkedHashSet<>());
    /// The sentence of the last refusal on each thread, for the error that the interpreter makes of it there.
    private final ThreadLocal<String> sentence = ThreadLocal.withInitial(() -> "");
    private volatile Permissions granted = Permissions.NONE;
    private volatile boolean open = true;

    /// From now on only what was granted is reached.
    public void shut(Permissions permissions) {
        granted = permissions;
        open = false;
    }

    public boolean isOpen() {
        return open;
    }

    List<Permission> granted(Kind kind) {
        return granted.of(kind);
    }

    /// Whether one of what was granted of a kind meets a condition; that one is noted as reached.
    boolean allows(Kind kind, Predicate<Permission> condition) {
        if (open) {
            return true;
        }
        Optional<Permission> found = granted(kind).stream().filter(condition).findFirst();
        found.ifPresent(reached::add);
        return found.isPresent();
    }

    /// Notes what the run was given before it began: whether it makes use of that cannot be seen.
    public void given(Permission permission) {
        reached.add(permission);
    }

    /// What is to be thrown where something is refused. Python makes a `PermissionError` of it.
    ///
    /// @param wanted what would have been enough
    /// @param message in a sentence, without what to ask for
    AccessDeniedException refusal(Permission wanted, String message) {
        if (refused.size() < MOST_NOTED) {
            refused.add(wanted);
        }
        return never(text("border.ask", message, wanted));
    }

    /// What is to be thrown where something is never granted.
    AccessDeniedException never(String message) {
        sentence.set(message);
        return new AccessDeniedException(message);
    }

    /// The sentence of this thread's last refusal; empty if there was none since it was last taken.
    public String takeSentence() {
        String taken = sentence.get();
        sentence.remove();
        return taken;
    }

    /// What the run made use of, in order, as it is written.
    public List<String> reached() {
        return written(reached);
    }

    /// What the run lacked, in order, as it is written.
    public List<String> refused() {
        return written(refused);
    }

    private static List<String> written(Set<Permission> permissions) {
        synchronized (permissions) {
            return permissions.stream().map(Permission::toString).toList();
        }
    }
}
