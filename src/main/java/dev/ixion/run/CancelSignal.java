package dev.ixion.run;

import java.util.ArrayList;
import java.util.List;

/// Tells a run, once and for ever, that it is to end. Any thread may use it.
public final class CancelSignal {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /// Cancels; calls every registered action on this thread. A second call does nothing.
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Calls the action when the run is cancelled, at once if it is already.
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /// @throws RunCancelledException if the run is cancelled
    public void check() {
        if (isCancelled()) {
            throw new RunCancelledException();
        }
    }
}
