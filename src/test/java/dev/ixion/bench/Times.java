package dev.ixion.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// How long the runs of one kind took, in milliseconds.
final class Times {
    private final List<Double> taken = new ArrayList<>();

    void add(double milliseconds) {
        taken.add(milliseconds);
    }

    double median() {
        return part(50);
    }

    double least() {
        return Collections.min(taken);
    }

    double most() {
        return Collections.max(taken);
    }

    private double part(int hundredths) {
        return taken.stream().sorted().toList().get(taken.size() * hundredths / 100);
    }

    /// A row of a table.
    String row(String what) {
        return String.format(Locale.ROOT, "| %-52s | %3d | p50 %7.1f ms | p95 %7.1f ms | p99 %7.1f ms |", what,
            taken.size(), part(50), part(95), part(99));
    }
}
