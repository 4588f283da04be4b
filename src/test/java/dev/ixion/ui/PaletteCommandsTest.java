package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Problem;
import dev.ixion.command.CommandParser;
import dev.ixion.store.Workspace;
import dev.ixion.ui.PaletteCommands.Told;
import dev.ixion.ui.thread.Background;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaletteCommandsTest implements Told {
    @TempDir
    Path folder = Path.of("");

    private final List<String> told = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public void stored(String words, Attestation fact) {
        told.add(words + " | " + fact.source());
    }

    @Override
    public void failed(Problem problem) {
        told.add(problem.message());
    }

    private PaletteCommands commands(Workspace workspace) {
        return new PaletteCommands(workspace.attestations(),
            new CommandParser(InstantSource.system(), ZoneOffset.UTC), new Background(Runnable::run, Runnable::run),
            asked::add, this);
    }

    @Test
    void aClaimIsStoredAndSaidAgainItIsKnown() {
        try (Workspace workspace = Workspace.open(folder.resolve("w.ixion"), InstantSource.system())) {
            PaletteEntry offer = commands(workspace).offers("as ada is author of \"the notes\" by grace").getFirst();
            assertThat(offer.title()).isEqualTo("Assert: ada is author of the notes by grace");
            offer.action().run();
            offer.action().run();
            assertThat(told).containsExactly("✓ Stored: ada is author of the notes by grace | palette",
                "✓ Known already: ada is author of the notes by grace | palette");
            assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(1);
        }
    }

    @Test
    void anUnfinishedClaimSaysWhatIsMissing() {
        try (Workspace workspace = Workspace.open(folder.resolve("w.ixion"), InstantSource.system())) {
            assertThat(commands(workspace).offers("as ada is")).singleElement().matches(PaletteEntry::isOnlyWords);
        }
    }

    @Test
    void aQueryIsAsked() {
        try (Workspace workspace = Workspace.open(folder.resolve("w.ixion"), InstantSource.system())) {
            commands(workspace).offers("ax is author").getFirst().action().run();
            assertThat(asked).containsExactly("is author");
        }
    }

    @Test
    void otherWordsAreNoCommand() {
        try (Workspace workspace = Workspace.open(folder.resolve("w.ixion"), InstantSource.system())) {
            assertThat(commands(workspace).offers("assert")).isEmpty();
            assertThat(commands(workspace).offers("zoom in")).isEmpty();
        }
    }
}
