package dev.ixion.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.store.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When jobs run, and what is noted of times at which they do not.
class PulseScheduleTest extends PulseScene {
    private static final Problem LACKS = Problem.of("it may not", Problem.detail(Problem.NEEDS_GRANT, "AS-x"));
    PulseScheduleTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void runsACommandOnce() throws Exception {
        Execution queued = pulse.runNow("ix webhook a", "glyph-1");
        assertThat(queued.state()).isEqualTo(ExecutionState.QUEUED);

        Execution done = ended();
        assertThat(done.id()).isEqualTo(queued.id());
        assertThat(done.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(done.outcome()).isEqualTo(new Execution.Outcome(2, 3, Optional.empty(), Optional.of("{}")));
        assertThat(store.execution(queued.id())).contains(done);
        assertThat(store.latest("glyph-1")).contains(done);

        clock.pass(Duration.ofDays(400));
        pulse.runDue();
        assertThat(states(queued.job())).containsExactly(ExecutionState.SUCCEEDED);
    }

    @Test
    void repeatsWhatIsDueAndOnlyThen() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.runDue();
        assertThat(ended().due()).isEqualTo(START);
        assertThat(store.job(job.id()).flatMap(Job::due)).contains(START.plusSeconds(60));

        clock.pass(Duration.ofSeconds(59));
        pulse.runDue();
        assertThat(states(job.id())).hasSize(1);

        clock.pass(Duration.ofSeconds(1));
        pulse.runDue();
        assertThat(ended().due()).isEqualTo(START.plusSeconds(60));
        assertThat(states(job.id())).containsExactly(ExecutionState.SUCCEEDED, ExecutionState.SUCCEEDED);
    }

    @Test
    void staysOnItsTimesThoughItLooksLate() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.runDue();
        ended();

        clock.pass(Duration.ofSeconds(75));
        pulse.runDue();

        assertThat(ended().due()).isEqualTo(START.plusSeconds(60));
        assertThat(store.job(job.id()).flatMap(Job::due)).contains(START.plusSeconds(120));
    }

    @Test
    void runsACronJobFirstWhenItsTimeComes() throws Exception {
        Job job = pulse.schedule("ix webhook", Schedule.parse(List.of("cron", "30 11 * * *")), "");
        assertThat(job.due()).contains(Instant.parse("2026-11-22T10:30:00Z"));
        pulse.runDue();
        assertThat(states(job.id())).isEmpty();

        clock.set("2026-11-22T10:30:00Z");
        pulse.runDue();

        assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(store.job(job.id()).flatMap(Job::due)).contains(Instant.parse("2026-11-23T10:30:00Z"));
    }

    @Test
    void runsByItselfOnceItIsStarted() throws Exception {
        pulse.start();
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        assertThat(ended().job()).isEqualTo(job.id());

        clock.pass(Duration.ofMinutes(1));

        assertThat(ended().due()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void notesAsMissedWhatItCannotMakeUpFor() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.runDue();
        ended();

        clock.pass(Duration.ofSeconds(600 + 20));
        pulse.runDue();
        Execution latest = ended();

        assertThat(latest.due()).isEqualTo(START.plusSeconds(600));
        assertThat(states(job.id())).containsExactly(ExecutionState.SUCCEEDED, ExecutionState.MISSED,
            ExecutionState.SUCCEEDED);
        assertThat(store.job(job.id()).flatMap(Job::due)).contains(START.plusSeconds(660));
    }

    @Test
    void takesATimeForMissedOnlyWhereTheNextHasCome() throws Exception {
        clock.set("2026-11-22T10:00:00.000500Z");
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");

        clock.set("2026-11-22T10:01:00.000200Z");
        pulse.runDue();

        assertThat(ended().due()).isEqualTo(Instant.parse("2026-11-22T10:00:00.000500Z"));
        assertThat(states(job.id())).containsExactly(ExecutionState.SUCCEEDED);
    }

    @Test
    void notesMissedCronTimesToo() throws Exception {
        Job job = pulse.schedule("ix webhook", Schedule.parse(List.of("cron", "0 6 * * *")), "");

        clock.set("2026-11-25T12:00:00Z");
        pulse.runDue();

        assertThat(ended().due()).isEqualTo(Instant.parse("2026-11-25T05:00:00Z"));
        assertThat(states(job.id())).containsExactly(ExecutionState.MISSED, ExecutionState.SUCCEEDED);
    }

    @Test
    void skipsATimeWhileTheRunBeforeGoesOn() throws Exception {
        workUntilReleased();
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.runDue();
        begun();

        clock.pass(Duration.ofMinutes(1));
        pulse.runDue();
        assertThat(states(job.id())).containsExactly(ExecutionState.RUNNING, ExecutionState.SKIPPED);
        release.countDown();
        ended();

        clock.pass(Duration.ofMinutes(1));
        pulse.runDue();
        ended();
        assertThat(states(job.id())).containsExactly(ExecutionState.SUCCEEDED, ExecutionState.SKIPPED,
            ExecutionState.SUCCEEDED);
    }

    @Test
    void doesNotSkipForARunWhoseProcessWasKilled() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        Execution left = store.addExecution(job.id(), DEAD, clock.instant().minusSeconds(1)).orElseThrow();
        store.started(left.id(), clock.instant());

        pulse.runDue();

        assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(store.execution(left.id()).map(Execution::state)).contains(ExecutionState.INTERRUPTED);
    }

    @Test
    void movesOnWhereTheClockWasSetBackToATimeThatRanAlready() throws Exception {
        Job job = pulse.schedule("ix webhook", Schedule.parse(List.of("cron", "0 12 * * *")), "");
        clock.set("2026-11-22T11:00:00Z");
        pulse.runDue();
        ended();
        clock.set("2026-11-22T10:59:00Z");
        pulse.pause(job.id());
        pulse.resume(job.id());
        Job other = pulse.schedule("ix webhook", Schedule.parse(List.of("cron", "0 12 * * *")), "");

        clock.set("2026-11-22T11:00:00Z");
        pulse.runDue();

        assertThat(ended().job()).isEqualTo(other.id());
        assertThat(store.job(job.id()).flatMap(Job::due)).contains(Instant.parse("2026-11-23T11:00:00Z"));
        assertThat(states(job.id())).containsExactly(ExecutionState.SUCCEEDED);
    }

    @Test
    void movesADueTimeOnceThoughTwoProcessesLook() throws Exception {
        try (Workspace second = Workspace.open(file, clock); Pulse other = pulse(second.jobs(), 2)) {
            Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
            for (int round = 0; round < 25; round++) {
                CyclicBarrier both = new CyclicBarrier(2);
                Thread thread = Thread.ofPlatform().start(() -> {
                    await(both);
                    other.runDue();
                });
                await(both);
                pulse.runDue();
                thread.join();
                assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
                clock.pass(Duration.ofMinutes(1));
            }
            assertThat(running).hasSize(25);
            assertThat(store.executions(Optional.of(job.id()), 100)).hasSize(25).extracting(Execution::due)
                .doesNotHaveDuplicates();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void runsNothingOfAPausedJobUntilItGoesOn() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.pause(job.id());
        clock.pass(Duration.ofMinutes(5));
        pulse.runDue();
        assertThat(states(job.id())).isEmpty();
        assertThat(store.job(job.id())).hasValueSatisfying(j -> assertThat(j.paused()).isTrue());

        pulse.resume(job.id());
        pulse.runDue();
        assertThat(states(job.id())).isEmpty();
        clock.pass(Duration.ofMinutes(1));
        pulse.runDue();

        assertThat(ended().due()).isEqualTo(START.plusSeconds(360));
        assertThat(states(job.id())).containsExactly(ExecutionState.SUCCEEDED);
    }

    /// A job that has failed for a permission, and would again.
    private Job whatTheUserHasYetToAllow() {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        check = _ -> {
            throw new ProblemException(LACKS);
        };
        work = (_, _) -> {
            throw new ProblemException(LACKS);
        };
        pulse.runDue();
        return job;
    }

    @Test
    void whatHasRunOnceNeitherPausesNorGoesOn() throws Exception {
        JobId once = pulse.runNow("ix webhook", "").job();
        ended();
        assertThatThrownBy(() -> pulse.pause(once)).isInstanceOf(ProblemException.class)
            .hasMessageContaining("is not due again");
        assertThatThrownBy(() -> pulse.resume(once)).isInstanceOf(ProblemException.class)
            .hasMessageContaining("is not due again");
    }

    @Test
    void aRunThatLacksAPermissionFailsOnceAndIsSkippedWithThatReasonUntilTheUserAgrees() throws Exception {
        Job job = whatTheUserHasYetToAllow();
        assertThat(ended().outcome().error()).contains(LACKS);

        for (int minute = 1; minute <= 3; minute++) {
            clock.pass(Duration.ofMinutes(1));
            pulse.runDue();
            assertThat(store.job(job.id()).flatMap(Job::due)).contains(START.plusSeconds(60L * minute + 60));
        }
        assertThat(states(job.id())).containsExactly(ExecutionState.FAILED, ExecutionState.SKIPPED,
            ExecutionState.SKIPPED, ExecutionState.SKIPPED);
        assertThat(store.executions(Optional.of(job.id()), 3))
            .allSatisfy(passed -> assertThat(passed.outcome().error()).contains(LACKS))
            .allSatisfy(passed -> assertThat(passed.started()).isEmpty())
            .extracting(Execution::due).containsExactly(START.plusSeconds(180), START.plusSeconds(120),
                START.plusSeconds(60));

        // The computer slept: what is noted as missed did not run and changes nothing
        clock.pass(Duration.ofMinutes(5));
        pulse.runDue();
        assertThat(states(job.id())).endsWith(ExecutionState.SKIPPED, ExecutionState.MISSED, ExecutionState.SKIPPED);

        check = _ -> {};
        work = (_, _) -> DONE;
        clock.pass(Duration.ofMinutes(1));
        pulse.runDue();
        assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(states(job.id())).endsWith(ExecutionState.SKIPPED, ExecutionState.SUCCEEDED);
    }

    @Test
    void aJobWaitsAlsoAfterManyTimesHavePassed() throws Exception {
        Job job = whatTheUserHasYetToAllow();
        ended();
        for (int minute = 0; minute < 50; minute++) {
            clock.pass(Duration.ofMinutes(1));
            pulse.runDue();
        }
        assertThat(states(job.id()).stream().filter(state -> state == ExecutionState.SKIPPED)).hasSize(50);
        assertThat(states(job.id())).first().isEqualTo(ExecutionState.FAILED);
    }

    @Test
    void aCommandThatCannotBeCheckedHoldsNoOtherJobUp() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        work = (_, _) -> {
            throw new ProblemException(LACKS);
        };
        pulse.runDue();
        ended();
        check = command -> {
            if (command.equals("ix webhook")) {
                throw new IllegalStateException("broken");
            }
        };
        Job other = pulse.schedule("ix other", EVERY_MINUTE, "other");
        clock.pass(Duration.ofMinutes(1));
        pulse.runDue();
        ended();
        ended();
        assertThat(states(job.id())).hasSize(2);
        assertThat(states(other.id())).isNotEmpty();
    }

    @Test
    void anotherFailureIsTriedAgainEachTime() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        ProblemException failed = new ProblemException(Problem.of("it failed"));
        check = _ -> {
            throw failed;
        };
        work = (_, _) -> {
            throw failed;
        };
        pulse.runDue();
        ended();
        clock.pass(Duration.ofMinutes(1));
        pulse.runDue();
        ended();
        assertThat(states(job.id())).containsExactly(ExecutionState.FAILED, ExecutionState.FAILED);
    }

    @Test
    void neverRunsARemovedJobAgainAndKeepsItsHistory() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.runDue();
        ended();

        pulse.remove(job.id());
        clock.pass(Duration.ofMinutes(5));
        pulse.runDue();

        assertThat(states(job.id())).containsExactly(ExecutionState.SUCCEEDED);
        assertThat(store.job(job.id())).isEmpty();
        assertThat(store.nextDue()).isEmpty();
        assertThatThrownBy(() -> pulse.resume(job.id())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> pulse.runNow(job.id())).isInstanceOf(ProblemException.class);
    }

    @Test
    void runsAPausedOneOffWhenItIsResumedAndPausesNoneThatHasRun() throws Exception {
        Job job = pulse.schedule("ix webhook", new Schedule.Once(), "");
        pulse.pause(job.id());
        pulse.runDue();
        assertThat(states(job.id())).isEmpty();

        pulse.resume(job.id());
        pulse.runDue();

        assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThatThrownBy(() -> pulse.pause(job.id())).isInstanceOf(ProblemException.class)
            .hasMessageContaining("nothing to pause");
    }

    @Test
    void cancelsWhatAJobRunsWhenItIsRemoved() throws Exception {
        workUntilCancelled();
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.runDue();
        begun();

        pulse.remove(job.id());

        assertThat(ended().state()).isEqualTo(ExecutionState.CANCELLED);
    }
}
