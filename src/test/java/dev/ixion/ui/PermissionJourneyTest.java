package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a user is asked for what a script wants to reach, and takes it back, through the real window, store and Python.
final class PermissionJourneyTest {
    @TempDir
    Path folder = Path.of("");

    private final HandClock clock = new HandClock("2026-01-05T09:00:00Z");

    @Test
    void aScriptThatLacksAPermissionAsksForItAfterOneClickAndRunsAfterAnother() throws IOException {
        Path data = Files.writeString(folder.resolve("data.txt"), "all of it");
        try (TestDesktop desktop = TestDesktop.open(folder.resolve("home"), InstantSource.system(), 1000, 760)) {
            desktop.run(desktop.shell()::addPy);
            GlyphCard py = desktop.pyCard();
            desktop.code(py, "print(open('" + data + "').read())\n");
            desktop.click(py, "Run");
            desktop.awaitText("this handler may not read " + data);
            desktop.click(py, "Ask for read:" + data);
            desktop.click(py, "Run");
            desktop.awaitText("script by");
            desktop.awaitText("read " + data);
            assertThat(TestDesktop.state(py)).isEqualTo(RunState.WAITING);
            desktop.click(py, "Allow and run");
            desktop.awaitText("all of it");
            desktop.awaitText("reached read:" + data);
        }
    }

    @Test
    void aScheduledRunThatLacksAPermissionWaitsForTheUser() throws IOException {
        Path data = Files.writeString(folder.resolve("data.txt"), "all of it");
        try (TestDesktop desktop = TestDesktop.open(folder.resolve("home"), clock, 1000, 760)) {
            desktop.save("look", "print('nothing yet')\n");
            desktop.run(desktop.shell()::addIx);
            GlyphCard ix = desktop.ixCard();
            desktop.command(ix, "ix look every 30s");
            desktop.click(ix, "Schedule");
            desktop.awaitText("nothing yet");
            desktop.await("a first run", () -> desktop.succeeded() == 1);

            desktop.save("look", """
                # /// script
                # [tool.ixion]
                # permissions = ["read:%s"]
                # ///
                print(open('%s').read())
                """.formatted(data, data));
            clock.pass(Duration.ofSeconds(30));
            desktop.awaitText("Waits for your permission");
            desktop.awaitText("read " + data);
            assertThat(TestDesktop.state(ix)).isEqualTo(RunState.WAITING);
            clock.pass(Duration.ofSeconds(30));
            desktop.await("the next time", () -> desktop.app().jobs().jobs(false).getFirst().due()
                .filter(clock.instant()::isBefore).isPresent());
            assertThat(desktop.app().jobs().executions(Optional.empty(), 9)).extracting(Execution::state)
                .containsExactly(ExecutionState.SKIPPED, ExecutionState.FAILED, ExecutionState.SUCCEEDED);
            assertThat(TestDesktop.state(ix)).isEqualTo(RunState.WAITING);

            desktop.click(ix, "Allow and run");
            desktop.awaitText("all of it");
            desktop.await("it repeats again", () -> desktop.succeeded() == 2);

            desktop.run(() -> ix.lookupAll(".button").stream().filter(button -> button.lookup(".icon-edit") != null)
                .map(Button.class::cast).findFirst().orElseThrow().fire());
            GlyphCard py = desktop.pyCard();
            desktop.run(py::showMenu);
            desktop.await("the menu", () -> menuItem("Take back permissions of v2").isPresent());
            desktop.run(() -> menuItem("Take back permissions of v2").orElseThrow().fire());
            desktop.awaitText("look:v2 has no permissions any more and will ask again");
            desktop.click(ix, "Stop");
            desktop.click(ix, "Schedule");
            desktop.awaitText("Waits for your permission");
        }
    }

    @Test
    void aSecretThatWasNeverEnteredIsAskedForOnTheGlyph() {
        try (TestDesktop desktop = TestDesktop.open(folder.resolve("home"), InstantSource.system(), 1000, 760)) {
            desktop.save("tell", """
                # /// script
                # [tool.ixion]
                # permissions = ["secret:TELL_TOKEN"]
                # ///
                import os
                print("length", len(os.environ["TELL_TOKEN"]))
                """);
            desktop.run(desktop.shell()::addIx);
            GlyphCard ix = desktop.ixCard();
            desktop.command(ix, "ix tell");
            desktop.click(ix, "Run");
            desktop.click(ix, "Allow and run");
            desktop.awaitText("tell:v1 asks for the secret TELL_TOKEN, which is not there");

            desktop.click(ix, "Enter secret…");
            SecretsScene scene = SecretsScene.opened(desktop);
            desktop.await("the field of the value", () -> scene.value().isFocused());
            assertThat(FxStage.onFx(() -> scene.name().getText())).isEqualTo("TELL_TOKEN");
            scene.save("TELL_TOKEN", "ghp_0123456789");
            scene.awaitText("✓ TELL_TOKEN is kept");
            scene.close();

            desktop.click(ix, "Run");
            desktop.awaitText("length 14");

            desktop.run(desktop.shell()::addPy);
            GlyphCard py = desktop.pyCard();
            desktop.code(py, """
                # /// script
                # [tool.ixion]
                # permissions = ["secret:OTHER_TOKEN"]
                # ///
                """);
            desktop.click(py, "Run");
            desktop.click(py, "Allow and run");
            desktop.awaitText("script asks for the secret OTHER_TOKEN");
            desktop.click(py, "Enter secret…");
            SecretsScene other = SecretsScene.opened(desktop);
            assertThat(FxStage.onFx(() -> other.name().getText())).isEqualTo("OTHER_TOKEN");
            other.close();
        }
    }

    /// An entry of the menu that is open.
    private static Optional<MenuItem> menuItem(String text) {
        return FxStage.onFx(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance)
            .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
            .filter(item -> item.isVisible() && text.equals(item.getText())).findFirst());
    }
}
