package dev.ixion.ats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One immutable claim as it is stored.
///
/// @param time what the author gave, else when the store first saw the claim
/// @param source what wrote it first, for example `handler:webhook:v2`, `ix:git` or `command line`
/// @param execution the run that wrote it first; empty where a person wrote it by hand
public record Attestation(Asid id, Claim claim, Instant time, String source, Optional<ExecutionId> execution) {
    public List<String> subjects() {
        return claim.subjects();
    }

    public List<String> predicates() {
        return claim.predicates();
    }

    public List<String> contexts() {
        return claim.contexts();
    }

    public List<String> actors() {
        return claim.actors();
    }

    public Attributes attributes() {
        return claim.attributes();
    }
}
