package dev.ixion.secret.keyring;

import static dev.ixion.text.Messages.text;

import dev.ixion.secret.Keyring;
import dev.ixion.secret.KeyringUnreachableException;
import dev.ixion.secret.keyring.SecretTool.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keyring behind the Secret Service of a Linux desktop, such as GNOME's or KDE's. The desktop may ask its user to
/// unlock it, which may take longer than a program should wait.
public final class SecretToolKeyring implements Keyring {
    /// `secret-tool` cuts off what is longer, and says that it succeeded.
    private static final int MOST_BYTES = 8191;
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);
    private static final Duration TO_UNLOCK = Duration.ofSeconds(20);
    /// No name of a secret.
    private static final String NOTHING = "probe";

    private final SecretTool tool;
    private final Path folder;
    private final Duration toUnlock;

    /// @param searchPath the folders to look for the program in, as in the environment variable `PATH`
    /// @param folder the data folder, so that two of them on one machine do not overwrite each other's secrets
    public SecretToolKeyring(String searchPath, Path folder) {
        this(searchPath, folder, TO_UNLOCK);
    }

    SecretToolKeyring(String searchPath, Path folder, Duration toUnlock) {
        this.tool = new SecretTool(searchPath);
        this.folder = folder;
        this.toUnlock = toUnlock;
    }

    @Override
    public void probe() {
        lookup(TO_ANSWER, NOTHING);
    }

    @Override
    public Optional<String> refusal(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
            ? Optional.empty()
            : Optional.of(text("secret.keyring.too-long", MOST_BYTES));
    }

    @Override
    public Optional<String> get(String name) {
        return lookup(toUnlock, name);
    }

    private Optional<String> lookup(Duration limit, String name) {
        Answer answer = tool.call(limit, "", with(name, "lookup"));
        if (!answer.foundNothing()) {
            return Optional.of(succeeded(answer).output());
        }
        if (holds(limit, name)) {
            throw new KeyringUnreachableException(text("secret.keyring.locked"));
        }
        return Optional.empty();
    }

    /// Whether there is such a secret, be it locked or not. Looking one up that is locked looks as if there were none.
    private boolean holds(Duration limit, String name) {
        return !succeeded(tool.call(limit, "", with(name, "search"))).output().isBlank();
    }

    @Override
    public void put(String name, String value) {
        succeeded(tool.call(toUnlock, value, with(name, "store", "--label=" + text("secret.keyring.label", name))));
        if (!get(name).equals(Optional.of(value))) {
            throw new KeyringUnreachableException(text("secret.keyring.not-kept"));
        }
    }

    @Override
    public void remove(String name) {
        // Whether it fails where there is nothing differs between its versions.
        Answer answer = tool.call(toUnlock, "", with(name, "clear"));
        if (!answer.foundNothing()) {
            succeeded(answer);
        }
        if (holds(toUnlock, name)) {
            throw new KeyringUnreachableException(text("secret.keyring.locked"));
        }
    }

    private static Answer succeeded(Answer answer) {
        if (!answer.succeeded()) {
            throw new KeyringUnreachableException(text("secret.keyring.refused", answer.complaint()));
        }
        return answer;
    }

    /// Attributes can be seen by every program of the user, and so must not tell a value. The folder is written in ASCII,
    /// since the program may run in a locale that knows nothing else.
    private List<String> with(String name, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        // A folder's URI ends with a slash from the moment on that it exists.
        String place = folder.toUri().toASCIIString().replaceFirst("/$", "");
        arguments.addAll(List.of("application", "ixion", "folder", place, "name", name));
        return arguments;
    }
}
