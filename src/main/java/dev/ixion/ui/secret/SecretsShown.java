package dev.ixion.ui.secret;

import dev.ixion.ats.Problem;
import dev.ixion.secret.Keeping;
import dev.ixion.secret.KeptSecret;
import java.util.List;

/// The list of secrets, or what there is instead of it.
sealed interface SecretsShown {
    /// It is being read.
    record Loading() implements SecretsShown {}

    /// It is there; it may be empty.
    ///
    /// @param keeping where a new one would be kept
    record Listed(List<KeptSecret> secrets, Keeping keeping) implements SecretsShown {
        public Listed {
            secrets = List.copyOf(secrets);
        }
    }

    /// It cannot be read.
    record Failed(Problem problem) implements SecretsShown {}
}
