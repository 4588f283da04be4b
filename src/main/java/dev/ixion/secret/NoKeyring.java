package dev.ixion.secret;

import java.util.Optional;

/// Stands for the keyring where there is none, or where none is wanted.
///
/// @param reason why, as a part of a sentence
public record NoKeyring(String reason) implements Keyring {
    @Override
    public void probe() {
        throw new KeyringUnreachableException(reason);
    }

    @Override
    public Optional<String> refusal(String value) {
        return Optional.of(reason);
    }

    @Override
    public Optional<String> get(String name) {
        throw new KeyringUnreachableException(reason);
    }

    @Override
    public void put(String name, String value) {
        throw new KeyringUnreachableException(reason);
    }

    @Override
    public void remove(String name) {
        throw new KeyringUnreachableException(reason);
    }
}
