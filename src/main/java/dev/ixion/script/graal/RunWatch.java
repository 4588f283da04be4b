package dev.ixion.script.graal;

import dev.ixion.script.ScriptResult.Limit;
import dev.ixion.script.ScriptResult.OverLimit;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at all that runs, many times a second, and ends what uses more than it may. Memory is not counted by run, so a
/// run is ended for it only where no other run can hold so much, or where the application itself is in danger: then it is
/// the one that allocated the most.
final class RunWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    /// All processes of the machine are gone through for those of a run.
    private static final int LOOKS_FOR_PROCESSES = 10;
    private static final long BETWEEN_LOOKS = Duration.ofMillis(25).toNanos();
    /// What the rest of the application may come to hold meanwhile.
    private static final long SLACK = 32L << 20;
    /// Parts of the heap: where it is looked at closely, where a run has to go, and where a collection cannot wait.
    private static final double FULL = 0.8;
    private static final double DANGEROUS = 0.7;
    private static final double URGENT = 0.92;

    private final HeapGauge heap;
    private final Set<GraalRun> running = ConcurrentHashMap.newKeySet();
    private final Thread watcher;
    private long looks;
    private volatile boolean closed;

    RunWatch(HeapGauge heap, ThreadFactory threads) {
        this.heap = heap;
        watcher = threads.newThread(this::watch);
    }

    /// Watches a run until [#remove].
    void add(GraalRun run) {
        running.add(run);
        synchronized (watcher) {
            if (watcher.getState() == Thread.State.NEW) {
                watcher.start();
            }
        }
        LockSupport.unpark(watcher);
    }

    void remove(GraalRun run) {
        running.remove(run);
    }

    void cancelAll() {
        running.forEach(GraalRun::cancel);
    }

    private void watch() {
        while (!closed) {
            if (running.isEmpty()) {
                LockSupport.park(this);
            } else {
                look();
                LockSupport.parkNanos(this, BETWEEN_LOOKS);
            }
        }
    }

    /// Whatever goes wrong in one look, most likely for want of memory, the next one has to come.
    private void look() {
        try {
            running.forEach(run -> run.meter().look());
            guardHeap();
            if (looks++ % LOOKS_FOR_PROCESSES == 0) {
                running.forEach(GraalRun::lookForProcesses);
            }
        } catch (Throwable failed) {
            LOG.error("The runs could not be looked at", failed);
        }
    }

    private void guardHeap() {
        for (GraalRun run : running) {
            if (holdsTooMuch(run) && heap.collect(false) && holdsTooMuch(run)) {
                run.end(new OverLimit(Limit.MEMORY, run.limits().memory()));
                return;
            }
        }
        long used = heap.used();
        if (used > heap.most() * FULL && heap.collect(used > heap.most() * URGENT)
            && heap.used() > heap.most() * DANGEROUS) {
            running.stream().max(Comparator.comparingLong(run -> run.meter().allocated()))
                .ifPresent(run -> run.end(new OverLimit(Limit.HEAP, heap.most())));
        }
    }

    /// Whether it must hold more than its limit, even if all others still held all that they ever allocated.
    private boolean holdsTooMuch(GraalRun run) {
        long others = running.stream().filter(other -> other != run).mapToLong(other -> other.meter().allocated())
            .sum();
        long most = run.limits().memory();
        return run.meter().allocated() > most && run.meter().grown() - others - SLACK > most;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watcher);
    }
}
