package dev.ixion.ats;

/// Takes claims from whatever makes them.
@FunctionalInterface
public interface FactSink {
    /// Notes a claim.
    ///
    /// @throws StoreException if the file cannot be written
    Written attest(Claim claim);
}
