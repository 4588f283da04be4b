package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.canvas.Edit;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionMonitor;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobRunner;
import dev.ixion.pulse.Owner;
import dev.ixion.pulse.Pulse;
import dev.ixion.pulse.PulseSettings;
import dev.ixion.pulse.RunOutcome;
import dev.ixion.pulse.Schedule;
import dev.ixion.store.Workspace;
import dev.ixion.ui.thread.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The job of a glyph that is deleted and comes back, also while the background is busy.
class GlyphJobsTest {
    private static final JobRunner IDLE = new JobRunner() {
        @Override
        public void check(String command) {}

        @Override
        public RunOutcome run(Execution execution, ExecutionMonitor monitor) {
            return new RunOutcome.Cancelled();
        }
    };

    private final HandClock clock = new HandClock("2026-11-24T10:00:00Z");
    private final IxGlyph glyph = new IxGlyph(new GlyphId("g"), new Placement(0, 0, 360, 160), "ix tick every 1m");
    private final Queue<Runnable> background = new ArrayDeque<>();
    private Workspace workspace;
    private Pulse pulse;
    private GlyphJobs jobs;

    @BeforeEach
    void open(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), clock);
        pulse = new Pulse(workspace.jobs(), IDLE,
            new PulseSettings(1, Owner.self(), clock, ZoneOffset.UTC, Duration.ofDays(90)));
        pulse.schedule("ix tick", new Schedule.Every(Duration.ofMinutes(1)), "g");
        jobs = new GlyphJobs(pulse, workspace.jobs(), new Background(background::add, Runnable::run), problem -> {
            throw new AssertionError(problem.message());
        });
    }

    @AfterEach
    void close() {
        pulse.close();
        workspace.close();
    }

    /// Makes the edits, and only then lets the background do its work.
    private void edit(Edit... edits) {
        for (Edit edit : edits) {
            jobs.accept(edit);
        }
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private boolean isPaused() {
        return workspace.jobs().repeating("g").map(Job::paused).equals(Optional.of(true));
    }

    @Test
    void waitsWhileItsGlyphIsGone() {
        edit(new Edit.Remove(glyph));
        assertThat(isPaused()).isTrue();
        edit(new Edit.Add(glyph));
        assertThat(isPaused()).isFalse();
    }

    @Test
    void goesOnWhereTheDeletionIsUndoneBeforeItWasPaused() {
        edit(new Edit.Remove(glyph), new Edit.Add(glyph));
        assertThat(isPaused()).isFalse();
    }

    @Test
    void waitsWhereItIsDeletedAgain() {
        edit(new Edit.Remove(glyph), new Edit.Add(glyph), new Edit.Remove(glyph));
        assertThat(isPaused()).isTrue();
        edit(new Edit.Add(glyph));
        assertThat(isPaused()).isFalse();
    }

    @Test
    void staysPausedWhereTheUserHadPausedIt() {
        workspace.jobs().repeating("g").map(Job::id).ifPresent(pulse::pause);
        edit(new Edit.Remove(glyph));
        edit(new Edit.Add(glyph));
        assertThat(isPaused()).isTrue();
    }
}
