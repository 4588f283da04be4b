package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dialog of the secrets in the real window, with real files.
class SecretsDialogTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aSecretIsSavedNeverShownAgainAndRemovedWithTwoPresses() throws Exception {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 800)) {
            SecretsScene scene = SecretsScene.open(desktop);
            scene.awaitText("Secrets are kept in the encrypted file " + folder.resolve("data/secrets/secrets.json"));
            scene.awaitText("No secrets yet.");
            desktop.await("the focus in the field of the name", () -> scene.name().isFocused());

            scene.save("TOKEN", "abc");
            scene.awaitText("✗ The value is too short: a secret has at least 4 characters");
            assertThat(typed(scene.value())).isEqualTo("abc");

            scene.save("TOKEN", "ghp_0123456789");
            scene.awaitText("✓ TOKEN is kept in the file");
            assertThat(desktop.app().secrets().get("TOKEN")).contains("ghp_0123456789");
            assertThat(typed(scene.name()) + typed(scene.value())).isEmpty();
            assertThat(scene.shows("ghp_0123456789")).isFalse();
            scene.close();

            SecretsScene again = SecretsScene.open(desktop);
            again.awaitText("TOKEN");
            for (Node node : again.nodes()) {
                if (node instanceof TextInputControl field) {
                    assertThat(typed(field)).isEmpty();
                }
            }
            again.press("Remove");
            again.awaitText("Remove for good");
            assertThat(desktop.app().secrets().names()).containsExactly("TOKEN");
            desktop.run(() -> again.name().requestFocus());
            assertThat(again.shows("Remove for good")).isFalse();
            again.press("Remove");
            again.press("Remove for good");
            again.awaitText("✓ TOKEN is removed");
            assertThat(desktop.app().secrets().names()).isEmpty();
            again.close();
        }
    }

    @Test
    void enterSavesAndEscapeCloses() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 800)) {
            SecretsScene scene = SecretsScene.open(desktop);
            scene.awaitText("No secrets yet.");
            desktop.run(() -> {
                scene.name().setText("TOKEN");
                PasswordField value = scene.value();
                value.setText("ghp_0123456789");
                value.requestFocus();
                key(value, KeyCode.ENTER);
            });
            scene.awaitText("✓ TOKEN is kept");
            desktop.run(() -> key(scene.name(), KeyCode.ESCAPE));
            desktop.await("the end of the dialog", () -> !SecretsScene.isOpen());
        }
    }

    @Test
    void aListThatCannotBeReadSaysWhyAndIsNotTakenForEmpty() throws Exception {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 800)) {
            Files.createDirectories(folder.resolve("data/secrets"));
            Files.writeString(folder.resolve("data/secrets/secrets.json"), "no JSON");
            SecretsScene scene = SecretsScene.open(desktop);
            scene.awaitText("is damaged. Put it back from a backup");
            assertThat(scene.shows("No secrets yet.")).isFalse();
            scene.close();
        }
    }

    private static String typed(TextInputControl field) {
        return FxStage.onFx(field::getText);
    }

    private static void key(Node target, KeyCode code) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
