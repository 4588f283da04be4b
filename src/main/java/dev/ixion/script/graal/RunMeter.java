package dev.ixion.script.graal;

import com.sun.management.ThreadMXBean;
import dev.ixion.run.RunUsage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/// Counts what one run uses. Processor time and allocated memory are those of its threads as they were last seen; what a
/// thread does between that and its end is missing.
final class RunMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory
        .getThreadMXBean();

    private final PythonContext python;
    private final FactGate facts;
    private final HeapGauge heap;
    private final long oldAtStart;
    private final Use cpuNanos;
    private final Use allocated;
    private long mostHeld;

    RunMeter(PythonContext python, FactGate facts, HeapGauge heap) {
        this.python = python;
        this.facts = facts;
        this.heap = heap;
        oldAtStart = heap.old();
        // Making the context was no use of this run
        Thread[] present = python.group().threads();
        cpuNanos = new Use(THREADS::getThreadCpuTime, present);
        allocated = new Use(THREADS::getThreadAllocatedBytes, present);
    }

    /// Looks at the threads that are there.
    synchronized void look() {
        Thread[] threads = python.group().threads();
        cpuNanos.look(threads);
        allocated.look(threads);
        mostHeld = Math.max(mostHeld, heldAtMost());
    }

    /// How many bytes its threads allocated, be they still in use or not.
    synchronized long allocated() {
        return allocated.sum();
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
        return new RunUsage(Duration.ofNanos(cpuNanos.sum()).plus(python.children().cpu()),
            Math.max(mostHeld, heldAtMost()), python.output().printed(),
            facts.passed(), python.children().started(), python.files().written(),
            new RunUsage.Access(python.border().reached(), python.border().refused()));
    }

    /// What threads used since the run began, by a counter that tells it of each since the thread began.
    private static final class Use {
        private final LongUnaryOperator counter;
        private final Map<Long, Long> before;
        private final Map<Long, Long> seen = new HashMap<>();

        Use(LongUnaryOperator counter, Thread... present) {
            this.counter = counter;
            look(present);
            before = Map.copyOf(seen);
        }

        /// Of a thread that has ended there is nothing to know.
        void look(Thread... threads) {
            for (Thread thread : threads) {
                long value = counter.applyAsLong(thread.threadId());
                if (value > 0) {
                    seen.put(thread.threadId(), value);
                }
            }
        }

        long sum() {
            return seen.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0L)).sum();
        }
    }
}
