package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Problem;

/// What is known of the chosen fact.
sealed interface Detail {
    /// No fact is chosen.
    record None() implements Detail {}

    /// Its origin is being looked up.
    record Tracing(Attestation fact) implements Detail {}

    record Traced(Attestation fact, Origin origin) implements Detail {}

    /// Its origin could not be read.
    record Untraced(Attestation fact, Problem problem) implements Detail {}
}
