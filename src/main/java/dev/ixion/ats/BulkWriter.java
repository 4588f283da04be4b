package dev.ixion.ats;

import java.time.Instant;
import java.util.Optional;

/// Takes many claims at once that no run makes, as an import does. They become visible together at [#publish]; closed
/// before that, it leaves nothing. A bounded number waits in memory. Used by one thread at a time.
public interface BulkWriter extends AutoCloseable {
    /// Notes a claim.
    ///
    /// @param firstSeen when another store first saw it, where its author gave no time; empty for now
    /// @throws StoreException if the file cannot be written
    void add(Claim claim, Optional<Instant> firstSeen);

    /// Makes all of them visible.
    ///
    /// @throws StoreException if the file cannot be written; then none is visible
    Outcome publish();

    /// What came of the claims.
    ///
    /// @param known those that were visible already, or were added twice
    record Outcome(long fresh, long known) {}

    /// Drops what was not published.
    @Override
    void close();
}
