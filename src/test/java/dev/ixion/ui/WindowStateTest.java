package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.ui.canvas.Viewport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void whatMakesNoSenseIsNotTakenUp() throws IOException {
        WindowStates states = new WindowStates(folder.resolve("windows"));
        for (String nonsense : List.of("", "width=NaN", "zoom=\\u00", "x=right")) {
            states.keep(folder, STATE);
            try (Stream<Path> files = Files.list(folder.resolve("windows"))) {
                Files.writeString(files.findFirst().orElseThrow(), nonsense);
            }
            assertThat(states.of(folder)).as(nonsense).isEmpty();
        }
    }

    @Test
    void aWindowOpensAsItWasClosed() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1280, 800)) {
            desktop.run(() -> {
                desktop.shell().canvasView()
                    .add(new NoteGlyph(GlyphId.random(), new Placement(0, 0, 280, 144), "here"));
                desktop.shell().canvasView().setViewport(NEAR);
                desktop.shell().panels().toggleFacts();
            });
            WindowState left = FxStage.onFx(desktop.shell()::state);
            assertThat(left).isEqualTo(new WindowState(1280, 800, false, NEAR, SidePanels.Panel.FACTS));
        }
        WindowState left = new WindowState(1280, 800, false, NEAR, SidePanels.Panel.FACTS);
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1280, 800, Optional.of(left))) {
            assertThat(FxStage.onFx(desktop.shell()::state)).isEqualTo(left);
        }
        WindowState lost = new WindowState(1280, 800, false, new Viewport(9_000, 0, 1), SidePanels.Panel.NONE);
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1280, 800, Optional.of(lost))) {
            assertThat(FxStage.onFx(desktop.shell()::state).viewport().x()).isNegative();
        }
    }
}
