package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TextInputControl;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user does on the first day, through the real window, store, Python and network.
final class JourneyTest {
    private static final String FETCH = """
        # /// script
        # [tool.ixion]
        # permissions = ["net:127.0.0.1"]
        # ///
        import json, sys, urllib.request
        for item in json.load(urllib.request.urlopen(sys.argv[1])):
            print("got", item["name"])
            attest(item["name"], "is_listed", "shop", attributes=item)
        """;

    @TempDir
    Path folder = Path.of("");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T09:00:00Z"));
    private final InstantSource handClock = now::get;

    @Test
    void aHandlerIsWrittenSavedRunAndStillThereAfterARestart() {
        try (LoopbackServer server = new LoopbackServer("""
            [{"name": "tea", "price": 3}, {"name": "milk", "price": 1}]""")) {
            try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
                desktop.run(desktop.shell()::addIx);
                GlyphCard ix = desktop.ixCard();
                desktop.command(ix, "ix webhook " + server.url());
                desktop.click(ix, "Run");
                desktop.awaitText("No ingest handler 'webhook' found.");
                assertThat(TestDesktop.state(ix)).isEqualTo(RunState.FAILED);

                desktop.click(ix, "Create handler");
                desktop.await("a Python glyph", () -> pyTitle(desktop).equals("handler for webhook · new ●"));
                GlyphCard py = desktop.pyCard();
                desktop.code(py, FETCH);
                desktop.click(py, "Save");
                desktop.awaitText("Stored as v1");
                assertThat(pyTitle(desktop)).isEqualTo("handler for webhook · v1");
                desktop.click(py, "Save");
                desktop.awaitText("Unchanged: v1 has this code already");

                desktop.run(() -> desktop.shell().canvasView().focusCard(ix.glyph().id()));
                desktop.click(ix, "Run");
                desktop.awaitText("✓ 2 new · 0 known");
                desktop.awaitText("got tea");
                assertThat(TestDesktop.state(ix)).isEqualTo(RunState.DONE);

                desktop.click(ix, "Show facts");
                desktop.awaitText("Facts of run 1");
                desktop.awaitText("2 facts");
                assertTraced(desktop);
            }
            server.answer("[{\"name\": \"tea\", \"price\": 3}, {\"name\": \"salt\", \"price\": 2}]");
            try (TestDesktop restarted = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
                GlyphCard ix = restarted.ixCard();
                restarted.awaitText("✓ 2 new · 0 known");
                restarted.await("the output of before", () -> restarted.shows("got milk"));
                restarted.await("the saved version", () -> pyTitle(restarted).equals("handler for webhook · v1"));
                restarted.click(ix, "Run");
                restarted.awaitText("✓ 1 new · 1 known");
            }
        }
    }

    private static void assertTraced(TestDesktop desktop) {
        Attestation tea = desktop.app().attestations().find(
            Filter.ALL.with(Slot.SUBJECT, "tea"))
            .getFirst();
        Execution run = desktop.app().jobs().execution(tea.execution().orElseThrow()).orElseThrow();
        assertThat(run.command()).startsWith("ix webhook http://127.0.0.1");
        Attestation code = desktop.app().attestations().get(run.ranBy().orElseThrow().code().orElseThrow())
            .orElseThrow();
        assertThat(code.attributes().string("code")).contains(FETCH);
        assertThat(code.attributes().string("created_by")).contains(desktop.app().author());
    }

    @Test
    void aSyntaxErrorIsShownWithItsPlaceAndNothingIsStored() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            desktop.run(desktop.shell()::addIx);
            GlyphCard ix = desktop.ixCard();
            desktop.command(ix, "broken");
            desktop.click(ix, "Run");
            desktop.click(ix, "Create handler");
            desktop.await("a Python glyph", () -> pyTitle(desktop).startsWith("handler for broken"));
            desktop.code(desktop.pyCard(), "x = 1\ny = (2 +\n");
            desktop.click(desktop.pyCard(), "Save");
            desktop.awaitText("SyntaxError");
            desktop.awaitText("nothing was stored");
            assertThat(desktop.app().handlers().all()).isEmpty();
        }
    }

    @Test
    void twoHandlersFailEachWithItsOwnReasonAndLeaveNoFacts() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            String rows = """
                for row in range(9):
                    attest(str(row), 'is', 'row')
                    if row == 7:
                        raise ValueError(f'bad row {row}')
                """;
            desktop.save("rows", rows);
            desktop.save("loop", """
                # /// script
                # [tool.ixion]
                # timeout = "1s"
                # ///
                attest('never', 'is', 'seen')
                while True:
                    pass
                """);
            desktop.run(desktop.shell()::addIx);
            GlyphCard ix = desktop.ixCard();
            desktop.command(ix, "rows");
            desktop.click(ix, "Run");
            desktop.awaitText("Handler 'rows' failed: ValueError: bad row 7 (rows.py, line 4)");
            desktop.click(ix, "line 4");
            desktop.await("the line of the error", () -> desktop.caretLine(desktop.pyCard()) == 4);
            desktop.code(desktop.pyCard(), "# Rows\n\n" + rows);
            desktop.run(desktop.button(ix, "line 4")::fire);
            desktop.await("the same line, which has moved", () -> desktop.caretLine(desktop.pyCard()) == 6);
            desktop.command(ix, "loop");
            desktop.click(ix, "Run");
            desktop.awaitText("Handler 'loop' was ended: it ran longer than 1.0 s");
            assertThat(desktop.app().jobs().executions(Optional.empty(), 9)).extracting(Execution::state)
                .containsExactly(ExecutionState.TIMED_OUT, ExecutionState.FAILED);
            assertThat(desktop.app().attestations().find(Filter.ALL)).extracting(fact -> fact.predicates().getFirst())
                .containsOnly("ix_handler");
        }
    }

    @Test
    void aScheduledCommandRepeatsWhenItsTimeComesUntilItIsStopped() {
        try (TestDesktop desktop = TestDesktop.open(folder, handClock, 1000, 760)) {
            desktop.save("tick", "import sys\nprint('tick')\n");
            desktop.run(desktop.shell()::addIx);
            GlyphCard ix = desktop.ixCard();
            desktop.command(ix, "ix tick every 30s");
            desktop.click(ix, "Schedule");
            desktop.awaitText("✓ 0 new");
            desktop.awaitText("next in 30 s");
            passes(Duration.ofSeconds(30));
            desktop.await("a second run", () -> desktop.succeeded() == 2);
            passes(Duration.ofSeconds(30));
            desktop.await("a third run", () -> desktop.succeeded() == 3);
            desktop.click(ix, "Stop");
            desktop.await("no job", () -> desktop.app().jobs().jobs(false).isEmpty());
            assertThat(desktop.button(ix, "Schedule")).isNotNull();
        }
    }

    @Test
    void aLooseScriptShowsOutputAndResultUnderIt() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            desktop.run(desktop.shell()::addPy);
            GlyphCard py = desktop.pyCard();
            desktop.code(py, "print('hello from here')\ndef execute(payload):\n    return {'rows': 3}\n");
            desktop.click(py, "Run");
            desktop.awaitText("hello from here");
            desktop.awaitText("{\"rows\":3}");
        }
    }

    @Test
    void aGlyphIsMovedResizedDeletedAndBroughtBack() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            desktop.run(desktop.shell()::addNote);
            desktop.run(() -> desktop.shell().canvasView().actions().moveSelected(64, 32));
            desktop.run(() -> desktop.shell().canvasView().actions().deleteSelected());
            assertThat(desktop.stage().getScene().getRoot().lookupAll(".glyph-card")).isEmpty();
            desktop.run(() -> desktop.shell().canvasView().actions().undo());
            desktop.await("the note", () -> desktop.stage().getScene().getRoot().lookupAll(".glyph-card").size() == 1);
        }
    }

    @Test
    void gitHistoryBecomesTheFactsThatGitItselfCountsAlsoAfterARestart() throws Exception {
        Path repository = Files.createDirectory(folder.resolve("garden"));
        try (Git git = Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
            commit(git, "beds.csv", "Ada");
            commit(git, "plan.md", "Grace");
            git.branchCreate().setName("winter").call();
            try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
                desktop.run(desktop.shell()::addIx);
                GlyphCard ix = desktop.ixCard();
                desktop.command(ix, "ix " + repository);
                desktop.click(ix, "Run");
                desktop.await("the commits", () -> TestDesktop.state(ix) == RunState.DONE);
                assertThat(count(desktop, "is_commit")).isEqualTo(gitCounts(repository, "rev-list", "--all"));
                assertThat(count(desktop, "modified_in")).isEqualTo(2);
                assertThat(count(desktop, "points_to"))
                    .isEqualTo(gitCounts(repository, "for-each-ref", "--format=%(refname)"));
            }
            commit(git, "seeds.csv", "Ada");
            try (TestDesktop restarted = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
                restarted.awaitText("new · 0 known");
                restarted.click(restarted.ixCard(), "Run");
                restarted.await("the third commit", () -> count(restarted, "is_commit") == 3);
                assertThat(count(restarted, "is_commit")).isEqualTo(gitCounts(repository, "rev-list", "--all"));
                assertThat(count(restarted, "is_child_of")).isEqualTo(2);
            }
        }
    }

    @Test
    void aCronScheduleWaitsForItsTimeAndStopTakesItBack() {
        try (TestDesktop desktop = TestDesktop.open(folder, handClock, 1000, 760)) {
            desktop.save("tick", "print('tick')\n");
            desktop.run(desktop.shell()::addIx);
            GlyphCard ix = desktop.ixCard();
            desktop.command(ix, "ix tick cron \"0 6 * * *\"");
            desktop.click(ix, "Schedule");
            desktop.await("waiting", () -> TestDesktop.state(ix) == RunState.WAITING);
            desktop.click(ix, "Stop");
            desktop.await("idle", () -> TestDesktop.state(ix) == RunState.IDLE);
            desktop.command(ix, "ix tick");
            desktop.click(ix, "Run");
            desktop.awaitText("✓ 0 new");
        }
    }

    @Test
    void aLooseScriptReplacesAnothersHandlerOnlyAfterAsking() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            desktop.save("tick", "print('tick')\n");
            desktop.run(desktop.shell()::addPy);
            GlyphCard py = desktop.pyCard();
            desktop.code(py, "print('tock')\n");
            desktop.run(() -> ((TextInputControl) py.lookup(".text-field")).setText("tick"));
            desktop.click(py, "Save as handler");
            desktop.awaitText("saved by ada, is in force");
            assertThat(desktop.app().handlers().all()).extracting(HandlerVersion::label).containsExactly("tick:v1");
            desktop.click(py, "Save over it");
            desktop.awaitText("Stored as v2");
            assertThat(pyTitle(desktop)).isEqualTo("handler for tick · v2");
        }
    }

    @Test
    void theJobOfADeletedGlyphWaitsUntilTheDeletionIsUndone() {
        try (TestDesktop desktop = TestDesktop.open(folder, handClock, 1000, 760)) {
            desktop.save("tick", "print('tick')\n");
            desktop.run(desktop.shell()::addIx);
            GlyphCard ix = desktop.ixCard();
            desktop.command(ix, "ix tick every 30s");
            desktop.click(ix, "Schedule");
            desktop.awaitText("✓ 0 new");
            desktop.run(() -> desktop.shell().canvasView().actions().delete(ix.glyph().id()));
            desktop.await("a paused job", () -> desktop.app().jobs().jobs(false).getFirst().paused());
            passes(Duration.ofSeconds(90));
            desktop.run(() -> desktop.shell().canvasView().actions().undo());
            desktop.await("the job again", () -> !desktop.app().jobs().jobs(false).getFirst().paused());
            assertThat(desktop.succeeded()).isEqualTo(1);
            passes(Duration.ofSeconds(30));
            desktop.await("a second run", () -> desktop.succeeded() == 2);
        }
    }

    private static void commit(Git git, String file, String author) throws IOException, GitAPIException {
        Files.writeString(git.getRepository().getWorkTree().toPath().resolve(file), author + "\n");
        git.add().addFilepattern(file).call();
        git.commit().setMessage("Add " + file).setAuthor(author, author + "@example.com")
            .setCommitter(author, author + "@example.com").setSign(false).call();
    }

    private static long count(TestDesktop desktop, String predicate) {
        return desktop.app().attestations().count(Filter.ALL.with(Slot.PREDICATE, predicate));
    }

    /// How many lines the git of this machine prints.
    private static long gitCounts(Path repository, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).start();
        long lines = git.inputReader().lines().count();
        assertThat(git.waitFor()).isZero();
        return lines;
    }

    private void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static String pyTitle(TestDesktop desktop) {
        return FxStage.onFx(() -> desktop.stage().getScene().getRoot().lookupAll(".glyph-card").stream()
            .map(GlyphCard.class::cast).filter(card -> card.glyph() instanceof PyGlyph)
            .map(card -> card.titleProperty().get()).findFirst().orElse(""));
    }
}
