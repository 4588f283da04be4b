package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.run.RunUsage;
import java.util.ArrayList;
import java.util.List;

/// Says in one line what a run used.
public final class UsageText {
    private static final long KILO = 1024;

    private UsageText() {}

    /// For example `0.3 s of processor · at most 12 MB · 2 KB printed · reached net:api.github.com`.
    public static String of(RunUsage usage) {
        List<String> parts = new ArrayList<>();
        parts.add(text("usage.cpu", usage.cpu().toMillis() / 1000.0));
        parts.add(text("usage.memory", bytes(usage.memory())));
        if (usage.output() > 0) {
            parts.add(text("usage.output", bytes(usage.output())));
        }
        if (usage.processes() > 0) {
            parts.add(text("usage.processes", usage.processes()));
        }
        if (usage.written() > 0) {
            parts.add(text("usage.written", bytes(usage.written())));
        }
        RunUsage.Access access = usage.access();
        if (!access.reached().isEmpty()) {
            parts.add(text("usage.reached", String.join(", ", access.reached())));
        }
        if (!access.refused().isEmpty()) {
            parts.add(text("usage.refused", String.join(", ", access.refused())));
        }
        return String.join(" · ", parts);
    }

    /// For example `12 MB`.
    static String bytes(long count) {
        if (count < KILO) {
            return text("usage.bytes", count);
        }
        return count < KILO * KILO ? text("usage.kb", count / KILO) : text("usage.mb", count / (KILO * KILO));
    }
}
