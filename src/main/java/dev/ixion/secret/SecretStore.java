package dev.ixion.secret;

import java.util.List;
import java.util.Optional;

/// The user's secrets, by name. Every call may wait for the disk or the system's keyring; any thread may make it. No value
/// is ever in the text of an exception or in a log.
public interface SecretStore {
    /// All secrets in the order of their names, each with its place.
    ///
    /// @throws dev.ixion.ats.ProblemException if the list cannot be read
    List<KeptSecret> list();

    /// All names in order.
    default List<String> names() {
        return list().stream().map(KeptSecret::name).toList();
    }

    /// The value of a secret.
    ///
    /// @return nothing if there is no such secret
    /// @throws dev.ixion.ats.ProblemException if the name is none, or if the secret is there and cannot be read
    Optional<String> get(String name);

    /// Keeps a value under a name, in the place of the one before.
    ///
    /// @return where it is kept
    /// @throws dev.ixion.ats.ProblemException if name or value are none, or the value cannot be kept
    Keeping put(String name, String value);

    /// Takes a secret away for good.
    ///
    /// @return false if there is no such secret
    /// @throws dev.ixion.ats.ProblemException if the name is none, or the secret is still there
    boolean remove(String name);

    /// Where a secret would be kept that is set now.
    Keeping keeping();
}
