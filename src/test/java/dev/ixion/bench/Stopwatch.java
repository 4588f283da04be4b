package dev.ixion.bench;

import java.time.Duration;
import java.util.Locale;

/// Measures time, and how much of the processors this process used meanwhile: on a machine that does other things too,
/// the second is the more telling.
final class Stopwatch {
    private final long start = System.nanoTime();
    private final Duration processors = processors();

    private static Duration processors() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// What it shows now.
    Reading read() {
        return new Reading((System.nanoTime() - start) / 1e9, processors().minus(processors).toMillis() / 1e3);
    }

    /// @param seconds that passed
    /// @param processors seconds of all processors
    record Reading(double seconds, double processors) {
        /// A cell of a table.
        String of(int facts) {
            return String.format(Locale.ROOT, "%,9.0f facts/s | %6.1f s, %6.1f s of processors", facts / seconds,
                seconds, processors);
        }
    }
}
