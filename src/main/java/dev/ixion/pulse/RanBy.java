package dev.ixion.pulse;

import dev.ixion.ats.Asid;
import java.util.Optional;
import java.util.OptionalInt;

/// What an execution was run by.
///
/// @param handler the type, for example `webhook`
/// @param version the handler's version; empty for a built-in ingestor or a loose script
/// @param code the attestation that holds the code; empty for a built-in ingestor
public record RanBy(String handler, OptionalInt version, Optional<Asid> code) {
    /// For example `webhook:v3`, or `git`.
    public String label() {
        return version.isPresent() ? handler + ":v" + version.getAsInt() : handler;
    }
}
