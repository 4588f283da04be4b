package dev.ixion.script.graal;

import com.sun.management.ThreadMXBean;
import dev.ixion.run.RunUsage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Counts what one run uses. Processor time and allocated memory are those of its threads as they were last seen; what a
/// thread does between that and its end is missing.
final class RunMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory
        .getThreadMXBean();

    private final PythonContext python;
    private final FactGate facts;
    private final HeapGauge heap;
    private final long oldAtStart;
    private final Map<Long, Long> cpuNanos = new HashMap<>();
    private final Map<Long, Long> allocated = new HashMap<>();
    private long mostHeld;

    RunMeter(PythonContext python, FactGate facts, HeapGauge heap) {
        this.python = python;
        this.facts = facts;
        this.heap = heap;
        oldAtStart = heap.old();
    }

    /// Looks at the threads that are there.
    synchronized void look() {
        for (Thread thread : python.group().threads()) {
            long id = thread.threadId();
            keep(cpuNanos, id, THREADS.getThreadCpuTime(id));
            keep(allocated, id, THREADS.getThreadAllocatedBytes(id));
        }
        mostHeld = Math.max(mostHeld, heldAtMost());
    }

    /// Of a thread that has ended there is nothing to know.
    private static void keep(Map<Long, Long> values, long id, long value) {
        if (value > 0) {
            values.put(id, value);
        }
    }

    /// How many bytes its threads allocated, be they still in use or not.
    synchronized long allocated() {
        return sum(allocated);
    }

    /// How many bytes more have outlived a collection than when it began, whosoever they are.
    long grown() {
        return heap.old() - oldAtStart;
    }

    /// It holds no more than it allocated, and no more than came into the heap.
    private long heldAtMost() {
        return Math.min(allocated(), Math.max(0, heap.used() - oldAtStart));
    }

    synchronized RunUsage usage() {
        return new RunUsage(Duration.ofNanos(sum(cpuNanos)).plus(python.children().cpu()),
            Math.max(mostHeld, heldAtMost()), python.output().printed(),
            facts.passed(), python.children().started(), python.files().written(),
            new RunUsage.Access(python.border().reached(), python.border().refused()));
    }

    private static long sum(Map<Long, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }
}
