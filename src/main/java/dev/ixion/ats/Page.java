package dev.ixion.ats;

import java.util.List;
import java.util.Optional;

/// Some of the attestations that were asked for.
///
/// @param next where the next page begins; empty if this is the last
public record Page(List<Attestation> facts, Optional<Cursor> next) {
    /// A place in an answer, which only the store understands. It holds for the same filter and order, and stays right
    /// while new facts come.
    public record Cursor(long time, long fact) {}

    public Page {
        facts = List.copyOf(facts);
    }
}
