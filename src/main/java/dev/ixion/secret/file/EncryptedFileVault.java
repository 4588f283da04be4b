package dev.ixion.secret.file;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.secret.KeptSecret;
import dev.ixion.secret.SecretPlace;
import dev.ixion.secret.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A folder that only the user can open, with `secrets.json`, the key that its values are sealed with, and the lock of
/// those who write. Names are readable there, values are not.
public final class EncryptedFileVault implements Vault {
    private final Path folder;
    private final Path file;
    private final KeyFile key;

    /// @param folder is made as soon as there is something to keep
    public EncryptedFileVault(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("secrets.json");
        this.key = new KeyFile(folder.resolve("key"));
    }

    @Override
    public List<KeptSecret> list() {
        return read().secrets().entrySet().stream()
            .map(secret -> new KeptSecret(secret.getKey(),
                secret.getValue().isPresent() ? place() : new SecretPlace.InKeyring()))
            .toList();
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(read().secrets().get(name)).flatMap(sealed -> sealed)
            .map(sealed -> open(name, sealed));
    }

    private String open(String name, String sealed) {
        try {
            return key.seal().open(name, sealed);
        } catch (GeneralSecurityException changed) {
            throw new ProblemException(Problem.of(text("secret.file.unsealable", name, file, key.file()),
                Problem.detail("secret", name), Problem.detail("file", file)), changed);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(text("secret.file.unreadable", key.file(), unreadable)), unreadable);
        }
    }

    @Override
    public void put(String name, String value) {
        change(content -> content.secrets().put(name, Optional.of(sealFor(content).seal(name, value))));
    }

    /// A new key is made only where no value needs the old one.
    private Seal sealFor(VaultContent content) {
        try {
            if (!key.exists() && !content.holdsValues()) {
                key.make();
            }
            return key.seal();
        } catch (IOException failed) {
            throw new ProblemException(Problem.of(text("secret.file.unwritable", key.file(), failed)), failed);
        }
    }

    @Override
    public void noteInKeyring(String name) {
        change(content -> content.secrets().put(name, Optional.empty()));
    }

    @Override
    public boolean remove(String name) {
        if (!read().secrets().containsKey(name)) {
            return false;
        }
        change(content -> content.secrets().remove(name));
        return true;
    }

    @Override
    public SecretPlace place() {
        return new SecretPlace.InFile(file);
    }

    private VaultContent read() {
        try {
            return VaultContent.read(file);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(text("secret.file.unreadable", file, unreadable)), unreadable);
        }
    }

    private void change(Consumer<VaultContent> change) {
        try {
            OwnerOnly.folder(folder);
            try (VaultLock _ = VaultLock.of(folder.resolve("lock"))) {
                VaultContent content = VaultContent.read(file);
                change.accept(content);
                OwnerOnly.replace(file, content.toBytes());
            }
        } catch (IOException unwritable) {
            throw new ProblemException(Problem.of(text("secret.file.unwritable", file, unwritable)), unwritable);
        }
    }
}
