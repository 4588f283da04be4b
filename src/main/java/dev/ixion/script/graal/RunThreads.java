package dev.ixion.script.graal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has scripts run on the threads of their contexts, makes the threads that end them, and knows those that are still there. A thread that cannot be ended (a computation
/// inside Java that does not look up) is left behind, counted.
final class RunThreads {
    private static final Logger LOG = LoggerFactory.getLogger(RunThreads.class);

    private final ThreadFactory enders = Thread.ofPlatform().daemon().name("ixion-python-end-", 1).factory();
    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
    private final Set<Thread> stuck = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean warned = new AtomicBoolean();

    /// Has a script run on the thread of its context.
    void run(ContextThread thread, Runnable script) {
        alive.add(thread.thread());
        thread.run(() -> known(script));
    }

    /// Starts a thread that ends something and may block meanwhile.
    synchronized Thread startEnder(Runnable work) {
        Thread thread = enders.newThread(() -> known(work));
        alive.add(thread);
        thread.start();
        return thread;
    }

    private void known(Runnable work) {
        try {
            work.run();
        } finally {
            alive.remove(Thread.currentThread());
        }
    }

    /// Counts a thread as left behind until it ends.
    void leaveBehind(Thread thread) {
        stuck.add(thread);
        if (warned.compareAndSet(false, true)) {
            LOG.warn("{} cannot be interrupted and is left behind; further such cases are only counted",
                thread.getName());
        }
    }

    /// How many threads are left behind and still there.
    int stuck() {
        stuck.removeIf(thread -> !thread.isAlive());
        return stuck.size();
    }

    /// Waits for every thread that is not left behind.
    void join(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (Thread thread : started()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!stuck.contains(thread) && left.isPositive() && !thread.join(left)) {
                leaveBehind(thread);
            }
        }
    }

    /// Under the lock of [#startEnder], so that none is seen before it is started.
    private synchronized List<Thread> started() {
        return List.copyOf(alive);
    }
}
