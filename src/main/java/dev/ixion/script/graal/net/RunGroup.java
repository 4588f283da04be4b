package dev.ixion.script.graal.net;

import dev.ixion.script.graal.border.NetBorder;
import dev.ixion.script.graal.border.OpenFiles;
import java.util.Arrays;
import java.util.Optional;

/// The threads of one run: its own and those that its script starts, whose group the interpreter makes below this one.
public final class RunGroup extends ThreadGroup {
    private final NetBorder border;
    private final OpenFiles files;

    /// @param files what the run has open
    public RunGroup(String name, NetBorder border, OpenFiles files) {
        super(name);
        this.border = border;
        this.files = files;
    }

    NetBorder border() {
        return border;
    }

    /// What the run has open.
    public OpenFiles files() {
        return files;
    }

    /// That of the run that the calling thread belongs to; empty if it belongs to none.
    static Optional<RunGroup> current() {
        for (ThreadGroup group = Thread.currentThread().getThreadGroup(); group != null; group = group.getParent()) {
            if (group instanceof RunGroup run) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /// Those that are alive.
    public Thread[] threads() {
        Thread[] found = new Thread[activeCount() + 16];
        int count = enumerate(found);
        return Arrays.copyOf(found, count);
    }
}
