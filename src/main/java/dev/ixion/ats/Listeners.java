package dev.ixion.ats;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A list of listeners that may grow and shrink while it is called, from any thread.
public final class Listeners<E> {
    private final List<Consumer<E>> all = new CopyOnWriteArrayList<>();

    public Subscription add(Consumer<E> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    public void tell(E event) {
        all.forEach(listener -> listener.accept(event));
    }
}
