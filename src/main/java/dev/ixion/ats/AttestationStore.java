package dev.ixion.ats;

import java.util.List;
import java.util.Optional;

/// Keeps attestations. Nothing changes or removes one that is visible. Every method may be called from any thread, waits
/// for the disk, and throws [StoreException] if the file cannot be read or written.
public interface AttestationStore {
    /// Stores a claim that a person made by hand; it is visible at once.
    ///
    /// @param source where it was written, for example `command line`
    Written attest(Claim claim, String source);

    /// Stores a claim as [#attest] does, if still as many visible attestations fit a filter as the caller knows of. As
    /// none ever goes, the same number means the same ones. All is done in one transaction.
    ///
    /// @return empty if another came in between; then nothing was stored
    Optional<Written> attestIfStill(Claim claim, String source, Filter filter, long count);

    /// Starts to take the facts of an execution.
    ///
    /// @param source what writes them, for example `handler:webhook:v2`
    FactWriter open(ExecutionId execution, String source);

    /// The visible attestations that fit, newest first.
    List<Attestation> find(Filter filter);

    /// How many visible attestations fit; the filter's limit is not looked at.
    long count(Filter filter);

    /// A visible attestation.
    Optional<Attestation> get(Asid id);

    /// Calls the listener after facts became visible. For facts of this process it is called on the thread that wrote
    /// them, for those of another process on a thread of the store; it must be quick.
    Subscription onChange(Runnable listener);
}
