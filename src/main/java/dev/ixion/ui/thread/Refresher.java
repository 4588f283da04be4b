package dev.ixion.ui.thread;

import dev.ixion.ats.Problem;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Loads something anew whenever it is told that it changed, once at a time: what changes during a load leads to one
/// more load after it, however often it changed.
public final class Refresher<T> implements AutoCloseable {
    private enum State {
        IDLE, LOADING, OUTDATED, CLOSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final Background background;
    private final Supplier<T> load;
    private final Consumer<T> show;
    private final Consumer<Problem> failed;

    /// @param load reads it, in the background
    /// @param show is given it, on the FX thread
    public Refresher(Background background, Supplier<T> load, Consumer<T> show, Consumer<Problem> failed) {
        this.background = background;
        this.load = load;
        this.show = show;
        this.failed = failed;
    }

    /// Any thread may call it.
    public void refresh() {
        State before = state.getAndUpdate(now -> switch (now) {
            case IDLE -> State.LOADING;
            case LOADING, OUTDATED -> State.OUTDATED;
            case CLOSED -> State.CLOSED;
        });
        if (before == State.IDLE) {
            start();
        }
    }

    private void start() {
        background.run(load, result -> end(() -> show.accept(result)), problem -> end(() -> failed.accept(problem)));
    }

    private void end(Runnable tell) {
        if (state.get() == State.CLOSED) {
            return;
        }
        try {
            tell.run();
        } finally {
            State after = state.updateAndGet(now -> switch (now) {
                case OUTDATED -> State.LOADING;
                case IDLE, LOADING -> State.IDLE;
                case CLOSED -> State.CLOSED;
            });
            if (after == State.LOADING) {
                start();
            }
        }
    }

    /// Nothing is shown any more.
    @Override
    public void close() {
        state.set(State.CLOSED);
    }
}
