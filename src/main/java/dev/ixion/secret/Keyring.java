package dev.ixion.secret;

import java.util.Optional;

/// A keyring of the system. It may be absent, locked or slow; each call ends all the same.
public interface Keyring {
    /// Asks whether it is there. Takes two seconds at most.
    ///
    /// @throws KeyringUnreachableException if it is not
    void probe();

    /// Why it cannot take this value, however well it works.
    Optional<String> refusal(String value);

    /// @throws KeyringUnreachableException if it does not answer, for example since it is locked
    Optional<String> get(String name);

    /// @throws KeyringUnreachableException if it did not keep the value
    void put(String name, String value);

    /// @throws KeyringUnreachableException if it did not remove the value
    void remove(String name);
}
