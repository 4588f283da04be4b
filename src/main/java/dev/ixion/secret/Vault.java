package dev.ixion.secret;

import java.util.List;
import java.util.Optional;

/// Knows every secret by name, and holds those that no keyring does.
public interface Vault {
    /// All secrets in the order of their names.
    List<KeptSecret> list();

    /// The value of a secret that is held here.
    Optional<String> get(String name);

    /// Holds a value, in the place of what was known of the name.
    void put(String name, String value);

    /// Notes that the keyring holds the secret, and forgets the value that was held here.
    void noteInKeyring(String name);

    /// Forgets a secret.
    ///
    /// @return false if it was not known
    boolean remove(String name);

    /// Where the values are held.
    SecretPlace place();
}
