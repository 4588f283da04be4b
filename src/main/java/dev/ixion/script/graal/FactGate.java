package dev.ixion.script.graal;

import dev.ixion.ats.Claim;
import dev.ixion.ats.FactSink;
import dev.ixion.ats.InvalidClaimException;
import dev.ixion.ats.Written;
import java.util.function.Consumer;

/// Lets a run's claims through, one at a time, until the run is over: a script that could not be ended can still call
/// `attest`, and must not add to a run whose result is known.
final class FactGate implements FactSink {
    private final FactSink facts;
    private final Consumer<RuntimeException> onFailure;
    private boolean open = true;

    /// @param onFailure is told when the claim was good and could not be noted; the run is to end then
    FactGate(FactSink facts, Consumer<RuntimeException> onFailure) {
        this.facts = facts;
        this.onFailure = onFailure;
    }

    @Override
    public synchronized Written attest(Claim claim) {
        if (!open) {
            throw new IllegalStateException("the run is over");
        }
        try {
            return facts.attest(claim);
        } catch (InvalidClaimException e) {
            throw e;
        } catch (RuntimeException e) {
            open = false;
            onFailure.accept(e);
            throw e;
        }
    }

    /// Waits for a claim that is just being noted.
    synchronized void close() {
        open = false;
    }
}
