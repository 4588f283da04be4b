package dev.ixion.ats;

/// What came of one claim.
///
/// @param isNew false where the claim was known already, from a visible run or earlier in this one
public record Written(Attestation attestation, boolean isNew) {}
