package dev.ixion.ats;

/// A handle on a listener; closing it ends the calls. Closing twice does nothing.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
