package dev.ixion.ui.ask;

import dev.ixion.ats.Attestation;
import java.util.Optional;

/// A row of an answer.
///
/// @param fact empty while its page is not there
public record FactRow(Optional<Attestation> fact) {
    static final FactRow MISSING = new FactRow(Optional.empty());

    static FactRow of(Attestation fact) {
        return new FactRow(Optional.of(fact));
    }
}
