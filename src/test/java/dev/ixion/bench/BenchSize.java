package dev.ixion.bench;

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
}
