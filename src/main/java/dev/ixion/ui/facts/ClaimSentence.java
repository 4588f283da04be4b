package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Claim;

/// A claim as a sentence.
public final class ClaimSentence {
    private ClaimSentence() {}

    /// Who is what, of what; without who says so.
    public static String of(Claim claim) {
        String says = text("facts.sentence", String.join(", ", claim.subjects()),
            String.join(", ", claim.predicates()));
        return claim.contexts().isEmpty()
            ? says
            : text("facts.sentence.of", says, String.join(", ", claim.contexts()));
    }
}
