package dev.ixion.ui.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.secret.Keeping;
import dev.ixion.secret.KeptSecret;
import dev.ixion.secret.KeyringFirst;
import dev.ixion.secret.NoKeyring;
import dev.ixion.secret.SecretPlace;
import dev.ixion.secret.file.EncryptedFileVault;
import dev.ixion.ui.thread.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the dialog does, without a screen and with real files.
class SecretsInteractorTest {
    private final SecretsModel model = new SecretsModel();
    private Path file = Path.of("");
    private KeyringFirst secrets;
    private SecretsInteractor interactor;

    @BeforeEach
    void open(@TempDir Path home) {
        file = home.resolve("secrets/secrets.json");
        secrets = new KeyringFirst(new NoKeyring("there is none"), new EncryptedFileVault(home.resolve("secrets")),
            InstantSource.system());
        interactor = interactor(new Background(Runnable::run, Runnable::run));
    }

    private SecretsInteractor interactor(Background background) {
        return new SecretsInteractor(model, secrets, background);
    }

    private Keeping keeping() {
        return new Keeping(new SecretPlace.InFile(file), Optional.of("there is none"));
    }

    private SecretsShown listed(String... names) {
        return new SecretsShown.Listed(
            List.of(names).stream().map(name -> new KeptSecret(name, keeping().place())).toList(), keeping());
    }

    @Test
    void theListIsLoadingUntilItIsThere() {
        List<Runnable> waiting = new ArrayList<>();
        interactor(new Background(waiting::add, Runnable::run)).load();
        assertThat(model.shownProperty().get()).isEqualTo(new SecretsShown.Loading());
        waiting.forEach(Runnable::run);
        assertThat(model.shownProperty().get()).isEqualTo(listed());
    }

    @Test
    void aSavedSecretIsInTheListAndItsValueNowhereInTheModel() {
        interactor.save("TOKEN", "ghp_0123");

        assertThat(secrets.get("TOKEN")).contains("ghp_0123");
        assertThat(model.shownProperty().get()).isEqualTo(listed("TOKEN"));
        assertThat(model.outcomeProperty().get()).isEqualTo(new SecretsOutcome.Saved("TOKEN", keeping()));
        assertThat(model.shownProperty().toString() + model.outcomeProperty()).doesNotContain("ghp_0123");
    }

    @Test
    void whileItIsSavedItIsWorking() {
        List<Runnable> waiting = new ArrayList<>();
        interactor(new Background(waiting::add, Runnable::run)).save("TOKEN", "ghp_0123");
        assertThat(model.outcomeProperty().get()).isEqualTo(new SecretsOutcome.Working());
    }

    @Test
    void whatIsNoNameOrValueIsRefusedWithItsReason() {
        interactor.save("token", "ghp_0123");
        assertThat(refusal()).startsWith("This is no name of a secret");
        interactor.save("TOKEN", "abc");
        assertThat(refusal()).startsWith("The value is too short");
        assertThat(model.shownProperty().get()).isEqualTo(listed());
    }

    private String refusal() {
        assertThat(model.outcomeProperty().get()).isInstanceOf(SecretsOutcome.Refused.class);
        return ((SecretsOutcome.Refused) model.outcomeProperty().get()).problem().message();
    }

    @Test
    void aRemovedSecretIsGoneAndOneThatWasGoneBeforeIsSaidToBe() {
        interactor.save("TOKEN", "ghp_0123");
        interactor.save("OTHER", "ghp_0123");

        interactor.remove("TOKEN");
        assertThat(model.outcomeProperty().get()).isEqualTo(new SecretsOutcome.Removed("TOKEN"));
        assertThat(model.shownProperty().get()).isEqualTo(listed("OTHER"));
        assertThat(secrets.get("TOKEN")).isEmpty();

        interactor.remove("TOKEN");
        assertThat(refusal()).isEqualTo("There is no secret TOKEN any more");
    }

    @Test
    void aListThatCannotBeReadIsNotTakenForAnEmptyOne() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no JSON");

        interactor.load();

        assertThat(model.shownProperty().get()).isInstanceOf(SecretsShown.Failed.class);
    }
}
