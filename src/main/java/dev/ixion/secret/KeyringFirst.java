package dev.ixion.secret;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Keeps secrets in the system's keyring where it answers, else in the vault. The vault knows of each secret which of the
/// two has it, so that an old value in the other one never counts, and a secret of a locked keyring is not taken for one
/// that does not exist.
public final class KeyringFirst implements SecretStore {
    /// How long it counts whether the keyring answered. Who reads that it is locked will unlock it and try again.
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Keyring keyring;
    private final Vault vault;
    private final InstantSource clock;
    private final AtomicReference<Answer> last = new AtomicReference<>(new Answer(Instant.MIN, Optional.empty()));

    /// What came of asking the keyring.
    private record Answer(Instant at, Optional<String> trouble) {}

    public KeyringFirst(Keyring keyring, Vault vault, InstantSource clock) {
        this.keyring = keyring;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public List<KeptSecret> list() {
        return vault.list();
    }

    @Override
    public Optional<String> get(String name) {
        if (!isInKeyring(SecretForm.name(name))) {
            return vault.get(name);
        }
        trouble().ifPresent(reason -> {
            throw unreadable(name, reason);
        });
        try {
            return keyring.get(name);
        } catch (KeyringUnreachableException unreachable) {
            throw unreadable(name, note(unreachable));
        }
    }

    private static ProblemException unreadable(String name, String reason) {
        return new ProblemException(
            Problem.of(text("secret.keyring.unreadable", name, reason), Problem.detail("secret", name)));
    }

    @Override
    public Keeping put(String name, String value) {
        SecretForm.name(name);
        SecretForm.value(value);
        Optional<String> why = trouble().or(() -> keyring.refusal(value)).or(() -> putInKeyring(name, value));
        if (why.isEmpty()) {
            vault.noteInKeyring(name);
            return new Keeping(new SecretPlace.InKeyring(), why);
        }
        vault.put(name, value);
        return new Keeping(vault.place(), why);
    }

    /// @return why it did not work
    private Optional<String> putInKeyring(String name, String value) {
        try {
            keyring.put(name, value);
            return Optional.empty();
        } catch (KeyringUnreachableException unreachable) {
            return Optional.of(note(unreachable));
        }
    }

    @Override
    public boolean remove(String name) {
        SecretForm.name(name);
        if (isInKeyring(name)) {
            removeFromKeyring(name).ifPresent(reason -> {
                throw new ProblemException(
                    Problem.of(text("secret.keyring.not-removed", name, reason), Problem.detail("secret", name)));
            });
        } else if (names().contains(name) && trouble().isEmpty()) {
            // A value from before the keyring became unreachable would else lie there for ever.
            removeFromKeyring(name);
        }
        return vault.remove(name);
    }

    private Optional<String> removeFromKeyring(String name) {
        try {
            keyring.remove(name);
            return Optional.empty();
        } catch (KeyringUnreachableException unreachable) {
            return Optional.of(note(unreachable));
        }
    }

    @Override
    public Keeping keeping() {
        Optional<String> trouble = trouble();
        return new Keeping(trouble.isPresent() ? vault.place() : new SecretPlace.InKeyring(), trouble);
    }

    private boolean isInKeyring(String name) {
        return list().contains(new KeptSecret(name, new SecretPlace.InKeyring()));
    }

    /// Why the keyring cannot be used now.
    private Optional<String> trouble() {
        Answer known = last.get();
        if (clock.instant().isBefore(known.at().plus(REMEMBERED))) {
            return known.trouble();
        }
        try {
            keyring.probe();
            last.set(new Answer(clock.instant(), Optional.empty()));
            return Optional.empty();
        } catch (KeyringUnreachableException unreachable) {
            return Optional.of(note(unreachable));
        }
    }

    private String note(KeyringUnreachableException unreachable) {
        last.set(new Answer(clock.instant(), Optional.of(unreachable.reason())));
        return unreachable.reason();
    }
}
