package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.ui.canvas.Viewport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowStateTest {
    private static final Viewport NEAR = new Viewport(-40, -24, 0.75);
    private static final WindowState STATE = new WindowState(900, 700, true, NEAR, SidePanels.Panel.PULSE);

    @TempDir
    Path folder = Path.of("");

    @Test
    void theWindowOfEachWorkspaceIsKept() {
        WindowStates states = new WindowStates(folder.resolve("windows"));
        assertThat(states.of(folder.resolve("a.ixion"))).isEmpty();
        states.keep(folder.resolve("a.ixion"), STATE);
        assertThat(states.of(folder.resolve("x/../a.ixion"))).contains(STATE);
        assertThat(states.of(folder.resolve("b.ixion"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"width=NaN", "height=-5", "zoom=0", "x=right", "y=", "panel=OTHER", "zoom=\\u00"})
    void whatMakesNoSenseIsNotTakenUp(String nonsense) throws IOException {
        WindowStates states = new WindowStates(folder.resolve("windows"));
        states.keep(folder, STATE);
        try (Stream<Path> files = Files.list(folder.resolve("windows"))) {
            Files.writeString(files.findFirst().orElseThrow(), "\n" + nonsense + "\n", StandardOpenOption.APPEND);
        }
        assertThat(states.of(folder)).isEmpty();
    }

    private TestDesktop open(Optional<WindowState> last) {
        return TestDesktop.open(folder, InstantSource.system(), 0, 0, last);
    }

    private static WindowState close(TestDesktop desktop, SidePanels.Panel expected) {
        desktop.await("the panel " + expected, () -> desktop.shell().state().panel() == expected);
        desktop.run(desktop.stage()::hide);
        return FxStage.onFx(desktop.shell()::state);
    }

    @Test
    void aWindowOpensAsItWasClosed() {
        WindowState left;
        try (TestDesktop desktop = open(Optional.empty())) {
            ButtonBase facts = desktop.button(desktop.stage().getScene().getRoot(), "Facts");
            desktop.run(() -> {
                desktop.shell().canvasView()
                    .add(new NoteGlyph(GlyphId.random(), new Placement(0, 0, 280, 144), "here"));
                facts.fire();
                desktop.stage().setWidth(1000);
                desktop.stage().setHeight(700);
            });
            desktop.run(() -> desktop.shell().canvasView().setViewport(NEAR));
            left = close(desktop, SidePanels.Panel.FACTS);
        }
        assertThat(left).isEqualTo(new WindowState(1000, 700, false, NEAR, SidePanels.Panel.FACTS));
        try (TestDesktop desktop = open(Optional.of(left))) {
            desktop.run(() -> desktop.stage().setMaximized(true));
            assertThat(close(desktop, SidePanels.Panel.FACTS))
                .isEqualTo(new WindowState(1000, 700, true, NEAR, SidePanels.Panel.FACTS));
        }
        try (TestDesktop desktop = open(Optional.of(left))) {
            desktop.await("a panel of its width",
                () -> desktop.stage().getScene().getRoot().lookup(".side-panels") instanceof Region panels
                    && panels.getWidth() > 400);
            assertThat(close(desktop, SidePanels.Panel.FACTS)).isEqualTo(left);
        }
        WindowState full = new WindowState(1000, 700, true, NEAR, SidePanels.Panel.PULSE);
        try (TestDesktop desktop = open(Optional.of(full))) {
            assertThat(desktop.stage().isMaximized()).isTrue();
            assertThat(close(desktop, SidePanels.Panel.PULSE)).isEqualTo(full);
        }
        WindowState lost = new WindowState(1000, 700, false, new Viewport(9_000, 0, 1), SidePanels.Panel.NONE);
        try (TestDesktop desktop = open(Optional.of(lost))) {
            assertThat(close(desktop, SidePanels.Panel.NONE).viewport().x()).isNegative();
        }
    }
}
