package dev.ixion.ats;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A list of listeners that may grow and shrink while it is called, from any thread. One that fails is logged and hurts
/// neither the others nor the caller.
public final class Listeners<E> {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<E>> all = new CopyOnWriteArrayList<>();

    public Subscription add(Consumer<E> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    public void tell(E event) {
        for (Consumer<E> listener : all) {
            try {
                listener.accept(event);
            } catch (RuntimeException failed) {
                LOG.error("A listener failed", failed);
            }
        }
    }
}
