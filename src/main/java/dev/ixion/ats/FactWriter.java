package dev.ixion.ats;

/// Takes the facts of one execution. [Commit] says when they become visible; a bounded number waits in memory. Used by one
/// thread at a time.
public interface FactWriter extends FactSink, AutoCloseable {
    /// How many claims were new so far.
    long newCount();

    /// How many claims were known already so far.
    long knownCount();

    /// Writes what still waits in memory. Unless they stream, the facts stay hidden: the execution's success publishes them.
    ///
    /// @throws StoreException if the file cannot be written
    @Override
    void close();

    /// Ends without success: drops every fact of this execution, but for those that stream, which are all written.
    ///
    /// @throws StoreException if the file cannot be written
    void discard();

    /// When the facts of a run become visible.
    enum Commit {
        /// All at once, when it succeeds.
        AT_END,
        /// As they are written, within about a second; they stay, however the run ends.
        STREAM,
        /// Never: they can be looked at, and are then dropped.
        NEVER
    }
}
