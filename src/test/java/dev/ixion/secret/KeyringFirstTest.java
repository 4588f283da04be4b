package dev.ixion.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ixion.HandClock;
import dev.ixion.ats.ProblemException;
import dev.ixion.secret.file.EncryptedFileVault;
import dev.ixion.secret.keyring.FakeSecretTool;
import dev.ixion.secret.keyring.SecretToolKeyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of secrets while the keyring comes and goes.
@EnabledOnOs(OS.LINUX)
class KeyringFirstTest {
    private static final SecretPlace KEYRING = new SecretPlace.InKeyring();

    private final HandClock clock = new HandClock("2026-11-22T12:00:00Z");
    private Path folder = Path.of("");
    private SecretPlace file = KEYRING;
    private FakeSecretTool tool;
    private KeyringFirst secrets;

    @BeforeEach
    void open(@TempDir Path home) throws IOException {
        folder = home.resolve("secrets");
        file = new SecretPlace.InFile(folder.resolve("secrets.json"));
        tool = new FakeSecretTool(home.resolve("bin"));
        secrets = new KeyringFirst(new SecretToolKeyring(tool.searchPath(), folder), new EncryptedFileVault(folder),
            clock);
    }

    private void aMinuteLater() {
        clock.pass(Duration.ofMinutes(1));
    }

    private void keyringBecomes(String state) throws IOException {
        tool.become(state);
        aMinuteLater();
    }

    private void keyringRecovers() throws IOException {
        tool.recover();
        aMinuteLater();
    }

    @Test
    void aSecretGoesIntoTheKeyringWhereItAnswers() throws IOException {
        assertThat(secrets.keeping()).isEqualTo(new Keeping(KEYRING, Optional.empty()));
        assertThat(secrets.put("TOKEN", "one value")).isEqualTo(new Keeping(KEYRING, Optional.empty()));

        assertThat(secrets.get("TOKEN")).contains("one value");
        assertThat(secrets.list()).containsExactly(new KeptSecret("TOKEN", KEYRING));
        assertThat(secrets.names()).containsExactly("TOKEN");
        assertThat(tool.values()).containsExactly("one value");
    }

    @Test
    void withoutAKeyringItGoesIntoTheFileAndTheReasonIsTold() throws IOException {
        keyringBecomes("broken");

        Keeping kept = secrets.put("TOKEN", "one value");

        assertThat(kept).isEqualTo(new Keeping(file, Optional.of("it says: Cannot autolaunch D-Bus without X11")));
        assertThat(kept.words()).isEqualTo("Secrets are kept in the encrypted file " + folder.resolve("secrets.json")
            + ". The system's keyring is not used: it says: Cannot autolaunch D-Bus without X11.");
        assertThat(secrets.keeping()).isEqualTo(kept);
        assertThat(secrets.get("TOKEN")).contains("one value");
    }

    @Test
    void aKeyringThatIsThereButLockedLetsItGoIntoTheFile() throws IOException {
        keyringBecomes("locked");

        assertThat(secrets.put("TOKEN", "one value").place()).isEqualTo(file);
        assertThat(secrets.keeping().why())
            .contains("it says: Cannot create an item in a locked collection");
        assertThat(secrets.get("TOKEN")).contains("one value");
    }

    @Test
    void aValueTooLongForTheKeyringGoesIntoTheFileAndTheNextOneDoesNot() {
        String large = "x".repeat(8192);

        assertThat(secrets.put("LARGE", large))
            .isEqualTo(new Keeping(file, Optional.of("it takes at most 8,191 bytes")));
        assertThat(secrets.get("LARGE")).contains(large);
        assertThat(secrets.put("TOKEN", "one value").place()).isEqualTo(KEYRING);
    }

    @Test
    void theNewestValueCountsWhereverTheOneBeforeItLies() throws IOException {
        secrets.put("TOKEN", "the first");
        keyringBecomes("broken");
        secrets.put("TOKEN", "the second");
        keyringRecovers();
        assertThat(tool.values()).containsExactly("the first");
        assertThat(secrets.get("TOKEN")).contains("the second");

        secrets.put("TOKEN", "the third");
        assertThat(secrets.get("TOKEN")).contains("the third");
        assertThat(secrets.list()).containsExactly(new KeptSecret("TOKEN", KEYRING));
        assertThat(new EncryptedFileVault(folder).get("TOKEN")).isEmpty();
    }

    @Test
    void aSecretOfAnUnreachableKeyringIsNotTakenForNone() throws IOException {
        secrets.put("TOKEN", "one value");
        keyringBecomes("broken");

        assertThat(secrets.names()).containsExactly("TOKEN");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.get("TOKEN"))
            .withMessage("TOKEN is in the system's keyring, which cannot be used now: it says: Cannot autolaunch D-Bus"
                + " without X11. Unlock it and try again, or set TOKEN anew");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.remove("TOKEN"))
            .withMessageContaining("It is still there; unlock the keyring and try again");
        assertThat(secrets.names()).containsExactly("TOKEN");

        keyringRecovers();
        assertThat(secrets.get("TOKEN")).contains("one value");
    }

    @Test
    void aLockedSecretIsNeitherTakenForNoneNorForRemoved() throws IOException {
        secrets.put("TOKEN", "one value");
        keyringBecomes("locked");

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.get("TOKEN"))
            .withMessageStartingWith("TOKEN is in the system's keyring, which cannot be used now: it is locked.");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.remove("TOKEN"))
            .withMessageContaining("It is still there");

        keyringRecovers();
        assertThat(secrets.get("TOKEN")).contains("one value");
    }

    @Test
    void aRemovedSecretIsGoneFromBothPlaces() throws IOException {
        secrets.put("TOKEN", "the first");
        keyringBecomes("broken");
        secrets.put("TOKEN", "the second");
        keyringRecovers();

        assertThat(secrets.remove("TOKEN")).isTrue();
        assertThat(tool.values()).isEmpty();
        assertThat(secrets.list()).isEmpty();
        assertThat(secrets.get("TOKEN")).isEmpty();
        assertThat(secrets.remove("TOKEN")).isFalse();
    }

    @Test
    void aSecretThatWasRemovedWhileTheKeyringWasAwayDoesNotComeBack() throws IOException {
        secrets.put("TOKEN", "the first");
        keyringBecomes("broken");
        secrets.put("TOKEN", "the second");
        assertThat(secrets.remove("TOKEN")).isTrue();
        keyringRecovers();

        assertThat(secrets.get("TOKEN")).isEmpty();
    }

    @Test
    void anUnreachableKeyringIsAskedAgainOnlyAfterAFewSeconds() throws IOException {
        keyringBecomes("broken");
        secrets.keeping();
        int asked = tool.calls().size();
        tool.recover();

        assertThat(secrets.keeping().place()).isEqualTo(file);
        assertThat(tool.calls()).hasSize(asked);
        clock.pass(Duration.ofSeconds(6));
        assertThat(secrets.keeping().place()).isEqualTo(KEYRING);
    }

    @Test
    void namesAndValuesAreLookedAtBeforeAnythingIsDone() throws IOException {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.put("token", "one value"));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.put("TOKEN", "abc"));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.get("token"));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.remove("token"));
        assertThat(tool.calls()).isEmpty();
        assertThat(folder).doesNotExist();
    }
}
