package dev.ixion.ats;

/// Takes the facts of one execution. They stay hidden until the execution succeeds, and are dropped if it does not; a
/// bounded number waits in memory. Used by one thread at a time.
public interface FactWriter extends FactSink, AutoCloseable {
    /// How many claims were new so far.
    long newCount();

    /// How many claims were known already so far.
    long knownCount();

    /// Writes what still waits in memory. The facts stay hidden: the execution's success publishes them.
    ///
    /// @throws StoreException if the file cannot be written
    @Override
    void close();

    /// Drops every fact of this execution.
    ///
    /// @throws StoreException if the file cannot be written
    void discard();

    /// When the facts of a run become visible.
    enum Commit {
        /// All at once, when it succeeds.
        AT_END,
        /// Each group as it is written.
        STREAM,
        /// Never: they can be looked at, and are then dropped.
        NEVER
    }
}
