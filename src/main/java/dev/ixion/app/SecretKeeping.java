package dev.ixion.app;

import static dev.ixion.text.Messages.text;

import dev.ixion.secret.Keyring;
import dev.ixion.secret.KeyringFirst;
import dev.ixion.secret.NoKeyring;
import dev.ixion.secret.SecretStore;
import dev.ixion.secret.file.EncryptedFileVault;
import dev.ixion.secret.keyring.SecretToolKeyring;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// Builds the store of secrets. They belong to the user, not to a workspace, so that no workspace need be open for them.
public final class SecretKeeping {
    private SecretKeeping() {}

    /// @param environment `IXION_KEYRING=off` leaves the system's keyring alone
    /// @param system the name of the operating system
    public static SecretStore of(Places places, Map<String, String> environment, String system, InstantSource clock) {
        Path folder = places.data().resolve("secrets");
        return new KeyringFirst(keyring(folder, environment, system), new EncryptedFileVault(folder), clock);
    }

    private static Keyring keyring(Path folder, Map<String, String> environment, String system) {
        if (environment.getOrDefault("IXION_KEYRING", "").equalsIgnoreCase("off")) {
            return new NoKeyring(text("secret.keyring.off"));
        }
        if (!system.startsWith("Linux")) {
            return new NoKeyring(text("secret.keyring.other-system", system));
        }
        return new SecretToolKeyring(environment.getOrDefault("PATH", ""), folder);
    }
}
