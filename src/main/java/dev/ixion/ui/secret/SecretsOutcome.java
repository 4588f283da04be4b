package dev.ixion.ui.secret;

import dev.ixion.ats.Problem;
import dev.ixion.secret.Keeping;

/// What came of the last thing that was done with a secret.
sealed interface SecretsOutcome {
    /// Nothing was done yet.
    record Nothing() implements SecretsOutcome {}

    /// It is being done.
    record Working() implements SecretsOutcome {}

    /// A value was kept.
    record Saved(String name, Keeping keeping) implements SecretsOutcome {}

    /// A secret is gone.
    record Removed(String name) implements SecretsOutcome {}

    /// It could not be done.
    record Refused(Problem problem) implements SecretsOutcome {}
}
