package dev.ixion.script.graal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// How full the application's heap is. What is in use there is known only after a collection; in between it is known how
/// much it can be at most.
final class HeapGauge {
    /// A collection halts the whole application for a moment.
    private static final long BETWEEN_COLLECTIONS = Duration.ofSeconds(1).toNanos();
    private static final List<MemoryPoolMXBean> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP).toList();

    private final LongSupplier nanos;
    private long lastCollection;

    HeapGauge(LongSupplier nanos) {
        this.nanos = nanos;
        lastCollection = nanos.getAsLong() - BETWEEN_COLLECTIONS;
    }

    /// All that is in the heap, in bytes, garbage included.
    long used() {
        return POOLS.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    /// What has outlived a collection at some time, in bytes.
    long old() {
        return POOLS.stream().filter(pool -> !pool.getName().contains("Eden"))
            .mapToLong(pool -> pool.getUsage().getUsed())
            .sum();
    }

    /// How large the heap may become, in bytes.
    long most() {
        return Runtime.getRuntime().maxMemory();
    }

    /// Has garbage collected, unless that was just done and can wait.
    ///
    /// @return whether it was
    boolean collect(boolean isUrgent) {
        if (!isUrgent && nanos.getAsLong() - lastCollection < BETWEEN_COLLECTIONS) {
            return false;
        }
        System.gc();
        lastCollection = nanos.getAsLong();
        return true;
    }
}
