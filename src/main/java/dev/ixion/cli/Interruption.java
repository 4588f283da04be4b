package dev.ixion.cli;

import dev.ixion.ats.Subscription;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// What is to be done when the user wants the program to end, by Ctrl+C or a signal.
final class Interruption {
    private final AtomicReference<Optional<Runnable>> action = new AtomicReference<>(Optional.empty());

    /// Until it is closed, the action is what ends the program's work in good order.
    Subscription by(Runnable end) {
        action.set(Optional.of(end));
        return () -> action.set(Optional.empty());
    }

    /// @return false if nothing is going on that could be ended in good order
    boolean interrupt() {
        Optional<Runnable> end = action.get();
        end.ifPresent(Runnable::run);
        return end.isPresent();
    }
}
