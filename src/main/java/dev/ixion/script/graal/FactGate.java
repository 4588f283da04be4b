package dev.ixion.script.graal;

import dev.ixion.ats.Claim;
import dev.ixion.ats.FactSink;
import dev.ixion.ats.InvalidClaimException;
import dev.ixion.ats.Written;

/// Lets a run's claims through, one at a time, until the run is over or has said all that it may: a script that could not
/// be ended can still call `attest`, and must not add to a run whose result is known.
final class FactGate implements FactSink {
    private final FactSink facts;
    private final long most;
    private final Ending ending;
    private volatile boolean open = true;
    private long passed;

    /// Is told when the run is to end.
    interface Ending {
        /// The claim was good and could not be noted.
        void failed(RuntimeException reason);

        /// There was one more than there may be.
        void tooMany();
    }

    FactGate(FactSink facts, long most, Ending ending) {
        this.facts = facts;
        this.most = most;
        this.ending = ending;
    }

    /// How many claims went through.
    synchronized long passed() {
        return passed;
    }

    @Override
    public synchronized Written attest(Claim claim) {
        if (!open) {
            throw new IllegalStateException("the run is over");
        }
        if (passed == most) {
            open = false;
            ending.tooMany();
            throw new IllegalStateException("the run has attested enough");
        }
        try {
            Written written = facts.attest(claim);
            passed++;
            return written;
        } catch (InvalidClaimException e) {
            throw e;
        } catch (RuntimeException e) {
            open = false;
            ending.failed(e);
            throw e;
        }
    }

    /// Lets no more through. Does not wait: the store may be busy with one.
    void close() {
        open = false;
    }

    /// Waits for a claim that is just being noted, once no more are let through.
    synchronized void awaitLast() {
        open = false;
    }
}
