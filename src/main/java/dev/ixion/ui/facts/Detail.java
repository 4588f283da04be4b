package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Problem;
import dev.ixion.handler.HandlerVersion;
import java.util.Optional;

/// What is known of the chosen fact.
sealed interface Detail {
    /// No fact is chosen.
    record None() implements Detail {}

    /// Its origin is being looked up.
    record Tracing(Attestation fact) implements Detail {}

    /// @param version the handler's version that brought the fact, or that it is
    record Traced(Attestation fact, Origin origin, Optional<HandlerVersion> version) implements Detail {}

    /// Its origin could not be read.
    record Untraced(Attestation fact, Problem problem) implements Detail {}
}
