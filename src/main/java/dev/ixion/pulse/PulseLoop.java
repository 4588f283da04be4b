package dev.ixion.pulse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the next due time and then has the due jobs run. It looks at least every quarter of a second, so that it
/// also sees what another process added.
final class PulseLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PulseLoop.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private final Runnable runDueJobs;
    private final Runnable between;
    private final JobStore store;
    private final InstantSource clock;
    private final Thread thread;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean closed;

    /// @param between what is to be done now and then besides, and takes little time
    PulseLoop(Runnable runDueJobs, Runnable between, JobStore store, InstantSource clock) {
        this.runDueJobs = runDueJobs;
        this.between = between;
        this.store = store;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("ixion-pulse").unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    void wake() {
        wakeUps.release();
    }

    private void loop() {
        boolean failing = false;
        while (!closed) {
            Duration wait = LONGEST_WAIT;
            try {
                Instant looked = clock.instant();
                runDueJobs.run();
                between.run();
                wait = untilNext(looked);
                failing = false;
            } catch (Throwable failed) {
                // Also for want of memory: the next look has to come, or nothing would be run any more
                if (!failing) {
                    LOG.error("Due jobs could not be run; Pulse tries again", failed);
                }
                failing = true;
            }
            await(wait);
        }
    }

    /// What was due already when the jobs were looked at, and still is, cannot be run: waiting for it would be spinning.
    private Duration untilNext(Instant looked) {
        Optional<Instant> next = store.nextDue().filter(due -> due.isAfter(looked));
        if (next.isEmpty()) {
            return LONGEST_WAIT;
        }
        Duration wait = Duration.between(clock.instant(), next.get());
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void await(Duration wait) {
        try {
            if (wakeUps.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
        if (thread.isAlive()) {
            try {
                thread.join(LONGEST_WAIT.multipliedBy(8));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
