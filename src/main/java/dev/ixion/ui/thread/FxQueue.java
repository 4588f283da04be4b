package dev.ixion.ui.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Brings events of any thread to the FX thread in order and in groups, so that many of them do not flood it.
public final class FxQueue<E> implements Consumer<E> {
    private final Queue<E> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Executor fx;
    private final Consumer<List<E>> receiver;

    public FxQueue(Executor fx, Consumer<List<E>> receiver) {
        this.fx = fx;
        this.receiver = receiver;
    }

    @Override
    public void accept(E event) {
        waiting.add(event);
        if (scheduled.compareAndSet(false, true)) {
            fx.execute(this::deliver);
        }
    }

    private void deliver() {
        scheduled.set(false);
        List<E> group = new ArrayList<>();
        for (E event = waiting.poll(); event != null; event = waiting.poll()) {
            group.add(event);
        }
        if (!group.isEmpty()) {
            receiver.accept(group);
        }
    }
}
