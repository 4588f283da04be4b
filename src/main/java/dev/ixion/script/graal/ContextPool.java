package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Listeners;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.run.CancelSignal;
import dev.ixion.run.RunCancelledException;
import dev.ixion.script.EngineState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps warmed contexts ready. One thread makes them; each is given out once. Making one takes a processor for a fifth of
/// a second, so while scripts run, a context is made only where none is left.
final class ContextPool {
    private static final Logger LOG = LoggerFactory.getLogger(ContextPool.class);

    private final int size;
    private final Supplier<PythonContext> maker;
    private final Thread filler;
    private final Listeners<EngineState> listeners = new Listeners<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<PythonContext> ready = new ArrayDeque<>();
    private EngineState state = EngineState.COLD;
    private int inUse;
    private String failure = "";
    private boolean closed;

    /// @param maker makes a context; takes seconds and may fail
    ContextPool(int size, Supplier<PythonContext> maker, ThreadFactory threads) {
        this.size = size;
        this.maker = maker;
        filler = threads.newThread(this::fill);
    }

    /// Begins to make contexts, if that has not begun or has failed.
    void start() {
        lock.lock();
        try {
            if (!closed && filler.getState() == Thread.State.NEW) {
                filler.start();
            }
            if (state == EngineState.COLD || state == EngineState.FAILED) {
                state = EngineState.WARMING;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether [#start] was called.
    boolean isStarted() {
        return filler.getState() != Thread.State.NEW;
    }

    /// A context for one run; waits while there is none. Where Python could not be started before, it is tried once more.
    ///
    /// @throws RunCancelledException if the run is cancelled meanwhile
    /// @throws ProblemException if Python cannot be started
    PythonContext take(CancelSignal cancel) throws InterruptedException {
        cancel.onCancel(this::wake);
        lock.lock();
        try {
            if (!closed && state == EngineState.FAILED) {
                state = EngineState.WARMING;
                changed.signalAll();
            }
            while (closed || ready.isEmpty()) {
                cancel.check();
                if (closed) {
                    throw new ProblemException(Problem.of(text("python.closed")));
                }
                if (state == EngineState.FAILED) {
                    throw new ProblemException(Problem.of(text("python.not-started", failure)));
                }
                changed.await();
            }
            PythonContext taken = ready.removeFirst();
            inUse++;
            if (ready.isEmpty()) {
                state = EngineState.WARMING;
            }
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// A run is over that [#take] gave a context to.
    void ended() {
        lock.lock();
        try {
            inUse--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    EngineState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    Subscription onState(Consumer<EngineState> listener) {
        return listeners.add(listener);
    }

    /// Gives out no more contexts; those that wait for one are told so.
    ///
    /// @return the contexts that are ready; one that is being made comes when [#filler] has ended and this is called again
    List<PythonContext> shut() {
        lock.lock();
        try {
            closed = true;
            List<PythonContext> left = List.copyOf(ready);
            ready.clear();
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    /// The thread that makes contexts; it ends after [#shut].
    Thread filler() {
        return filler;
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fill() {
        EngineState told = EngineState.COLD;
        while (!isClosed()) {
            EngineState now = state();
            if (now != told) {
                told = now;
                listeners.tell(now);
            } else if (awaitNeed(told)) {
                add();
            }
        }
    }

    /// Whether [#shut] was called.
    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// @return true if a context is needed; false if there is something else to do
    private boolean awaitNeed(EngineState told) {
        lock.lock();
        try {
            while (!closed) {
                if (state != told) {
                    return false;
                }
                boolean isNeeded = ready.isEmpty() || (inUse == 0 && ready.size() < size);
                if (state != EngineState.FAILED && isNeeded) {
                    return true;
                }
                changed.awaitUninterruptibly();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void add() {
        try {
            PythonContext context = maker.get();
            lock.lock();
            try {
                ready.addLast(context);
                state = EngineState.READY;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable reason) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            state = EngineState.FAILED;
            failure = String.valueOf(reason.getMessage());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        LOG.error("Python could not be started", reason);
    }
}
