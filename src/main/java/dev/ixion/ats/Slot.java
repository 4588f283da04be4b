package dev.ixion.ats;

import java.util.List;

/// The four lists of an attestation: *subjects* is *predicates* of *contexts* by *actors*.
public enum Slot {
    SUBJECT, PREDICATE, CONTEXT, ACTOR;

    /// What a claim holds in this slot.
    public List<String> of(Claim claim) {
        return switch (this) {
            case SUBJECT -> claim.subjects();
            case PREDICATE -> claim.predicates();
            case CONTEXT -> claim.contexts();
            case ACTOR -> claim.actors();
        };
    }
}
