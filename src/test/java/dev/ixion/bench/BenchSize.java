package dev.ixion.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How large a benchmark is: what stands in pom.xml and in docs/benchmarks.md, unless a system property says otherwise,
/// as in `-Dixion.bench.facts=100000`.
final class BenchSize {
    private BenchSize() {}

    /// How many facts our store and its peers are given alike.
    static int facts() {
        return Integer.getInteger("ixion.bench.facts", 1_000_000);
    }

    /// How many facts our own store goes on to; no more than [#facts] leaves that out.
    static int many() {
        return Integer.getInteger("ixion.bench.many", 10_000_000);
    }

    /// Whether only our own store and the limit are measured.
    static boolean withoutPeers() {
        return Boolean.getBoolean("ixion.bench.alone");
    }

    /// Where so many facts are kept: in a folder that goes when the benchmark ends, or, with
    /// `-Dixion.bench.keep=true`, where the next benchmark finds them.
    static Path file(Path folder, int facts) {
        Path below = Boolean.getBoolean("ixion.bench.keep") ? Path.of("target", "bench") : folder;
        try {
            return Files.createDirectories(below).resolve("facts-" + facts + ".ixion");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
