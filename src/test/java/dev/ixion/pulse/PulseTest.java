package dev.ixion.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.StoreException;
import dev.ixion.handler.NoHandlerException;
import dev.ixion.run.CancelSignal;
import dev.ixion.run.OutputLine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How executions begin, end and are told.
class PulseTest extends PulseScene {
    PulseTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void saysWhichJobThereIsNot() {
        JobId none = new JobId(77);
        String message = "There is no job 77; 'ixion pulse list' shows the jobs that there are";

        assertThatThrownBy(() -> pulse.pause(none)).isInstanceOf(ProblemException.class).hasMessage(message);
        assertThatThrownBy(() -> pulse.resume(none)).isInstanceOf(ProblemException.class).hasMessage(message);
        assertThatThrownBy(() -> pulse.remove(none)).isInstanceOf(ProblemException.class).hasMessage(message);
        assertThatThrownBy(() -> pulse.runNow(none)).isInstanceOf(ProblemException.class).hasMessage(message);
    }

    @Test
    void putsANewScheduleInPlaceOfTheOneOfTheSameGlyph() {
        Job old = pulse.schedule("ix webhook a", EVERY_MINUTE, "glyph-1");
        Job other = pulse.schedule("ix webhook", EVERY_MINUTE, "glyph-2");
        Job first = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        Job second = pulse.schedule("ix webhook", EVERY_MINUTE, "");

        Job replaced = pulse.schedule("ix webhook b", EVERY_MINUTE, "glyph-1");

        assertThat(store.job(old.id())).isEmpty();
        assertThat(store.repeating("glyph-1")).contains(replaced);
        assertThat(store.jobs(false)).containsExactly(replaced, second, first, other);
    }

    @Test
    void runsAJobOnceMoreBesidesItsSchedule() throws Exception {
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.runDue();
        ended();

        pulse.runNow(job.id());
        assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);

        assertThat(store.job(job.id()).flatMap(Job::due)).contains(START.plusSeconds(60));
        assertThat(states(job.id())).hasSize(2);
    }

    @Test
    void runsAJobNotTwiceAtATime() throws Exception {
        workUntilReleased();
        Job job = pulse.schedule("ix webhook", EVERY_MINUTE, "");
        pulse.runDue();
        begun();

        assertThatThrownBy(() -> pulse.runNow(job.id())).isInstanceOf(ProblemException.class)
            .hasMessage("Job " + job.id() + " is running already");
    }

    @Test
    void cancelsARunningExecution() throws Exception {
        workUntilCancelled();
        Execution execution = pulse.runNow("ix webhook", "");
        begun();

        assertThat(pulse.cancel(execution.id())).isTrue();

        assertThat(ended().state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(pulse.cancel(new ExecutionId(4711))).isFalse();
    }

    @Test
    void cancelsAnExecutionThatStillWaits() throws Exception {
        workUntilReleased();
        pulse.runNow("ix first", "");
        pulse.runNow("ix second", "");
        begun();
        begun();
        Execution waiting = pulse.runNow("ix third", "");

        assertThat(pulse.active()).isEqualTo(3);
        assertThat(pulse.cancel(waiting.id())).isTrue();
        release.countDown();
        List<Execution> all = List.of(ended(), ended(), ended());

        assertThat(all).filteredOn(e -> e.id().equals(waiting.id()))
            .singleElement().satisfies(e -> {
                assertThat(e.state()).isEqualTo(ExecutionState.CANCELLED);
                assertThat(e.started()).isEmpty();
            });
        assertThat(running).isEmpty();
    }

    @Test
    void takesWhateverARunThrowsForItsFailure() throws Exception {
        List<Throwable> thrown = List.of(new IllegalStateException("x"), new StackOverflowError(),
            new AssertionError("x"), new OutOfMemoryError("wanted by the test"));
        for (Throwable each : thrown) {
            work = (execution, monitor) -> {
                if (each instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) each;
            };
            pulse.runNow("ix webhook", "");

            Execution failed = ended();
            assertThat(failed.state()).isEqualTo(ExecutionState.FAILED);
            assertThat(failed.outcome().error().map(Problem::message)).contains(
                "Ixion itself failed (" + each.getClass().getSimpleName() + "); the log has the details");
        }
        work = (execution, monitor) -> DONE;
        pulse.runNow("ix webhook", "");
        assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void keepsTheProblemThatARunThrows() throws Exception {
        Problem problem = new Problem("bad", List.of("line=7"), "Traceback …");
        work = (execution, monitor) -> {
            throw new ProblemException(problem);
        };
        Execution execution = pulse.runNow("ix webhook", "");

        assertThat(ended().outcome().error()).contains(problem);
        assertThat(store.execution(execution.id()).flatMap(e -> e.outcome().error())).contains(problem);
    }

    @Test
    void keepsHowARunTimedOut() throws Exception {
        work = (execution, monitor) -> new RunOutcome.TimedOut(Problem.of("too long"));
        Execution execution = pulse.runNow("ix webhook", "");
        ended();

        assertThat(store.execution(execution.id()).map(Execution::state)).contains(ExecutionState.TIMED_OUT);
    }

    @Test
    void passesAMissingHandlerOnUnchangedAndAddsNothing() {
        NoHandlerException missing = new NoHandlerException("webhook");
        check = command -> {
            throw missing;
        };

        assertThatThrownBy(() -> pulse.runNow("ix webhook", "g")).isSameAs(missing);
        assertThatThrownBy(() -> pulse.schedule("ix webhook", EVERY_MINUTE, "g")).isSameAs(missing);
        assertThat(store.jobs(true)).isEmpty();
        assertThat(store.executions(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void leavesTheOldScheduleInPlaceWhereTheNewCommandCannotRun() {
        Job old = pulse.schedule("ix webhook", EVERY_MINUTE, "g");
        check = command -> {
            throw new NoHandlerException("other");
        };

        assertThatThrownBy(() -> pulse.schedule("ix other", EVERY_MINUTE, "g"))
            .isInstanceOf(NoHandlerException.class);
        assertThat(store.repeating("g")).contains(old);
    }

    @Test
    void notesWhatADeadProcessLeftAsInterrupted() {
        Execution queued = store.addStarted("ix a", "", DEAD, START);
        Execution begun = store.addStarted("ix b", "", DEAD, START);
        store.started(begun.id(), START);
        Execution nonsense = store.addStarted("ix c", "", "no process", START);
        Execution living = store.addStarted("ix d", "", Owner.self(), START);
        clock.pass(Duration.ofMinutes(1));

        pulse.sweep();

        for (Execution orphan : List.of(queued, begun, nonsense)) {
            assertThat(store.execution(orphan.id())).hasValueSatisfying(e -> {
                assertThat(e.state()).isEqualTo(ExecutionState.INTERRUPTED);
                assertThat(e.ended()).contains(START.plusSeconds(60));
            });
        }
        assertThat(store.execution(living.id()).map(Execution::state)).contains(ExecutionState.QUEUED);
    }

    @Test
    void cancelsWhatRunsWhenItIsClosed() throws Exception {
        workUntilCancelled();
        Execution execution = pulse.runNow("ix webhook", "");
        begun();

        pulse.close();

        assertThat(store.execution(execution.id()).map(Execution::state)).contains(ExecutionState.CANCELLED);
        assertThat(pulse.active()).isZero();
    }

    @Test
    void keepsWhatARunPrintsAndSaysWhatRanIt() throws Exception {
        BlockingQueue<PulseEvent> events = new LinkedBlockingQueue<>();
        pulse.onEvent(events::add);
        work = (execution, monitor) -> {
            monitor.resolved(new RanBy("webhook", OptionalInt.of(3), Optional.empty()));
            monitor.progress("reading");
            for (int i = 0; i < 450; i++) {
                monitor.output(new OutputLine(i % 2 == 1, "line " + i));
            }
            return DONE;
        };
        Execution execution = pulse.runNow("ix webhook", "");
        Execution done = ended();

        List<OutputLine> lines = store.output(execution.id());
        assertThat(lines).hasSize(450).element(449).isEqualTo(new OutputLine(true, "line 449"));
        assertThat(done.ranBy().map(RanBy::label)).contains("webhook:v3");
        assertThat(store.execution(execution.id()).flatMap(Execution::ranBy)).isEqualTo(done.ranBy());
        assertThat(events).contains(new PulseEvent.Progressed(execution.id(), "reading"),
            new PulseEvent.Printed(execution.id(), new OutputLine(false, "line 0")));
    }

    @Test
    void endsARunThatAnotherProcessTookForDeadAsAFailure() throws Exception {
        workUntilReleased();
        Execution execution = pulse.runNow("ix webhook", "");
        begun();
        store.interruptOrphans(owner -> false, clock.instant());
        release.countDown();

        Execution failed = ended();

        assertThat(failed.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(failed.outcome().error().map(Problem::message)).contains("Run " + execution.id()
            + " was taken for dead by another Ixion, which ended it; nothing of it was stored. Run it again");
        assertThat(store.execution(execution.id()).map(Execution::state)).contains(ExecutionState.INTERRUPTED);
        pulse.runDue();
        assertThat(store.execution(execution.id()).map(Execution::state)).contains(ExecutionState.INTERRUPTED);
    }

    @Test
    void neverTakesItselfForDead() throws Exception {
        PulseSettings unknownToTheSystem = new PulseSettings(1, DEAD, clock, ZoneId.of("Europe/Berlin"),
            Duration.ofDays(90));
        Execution own = store.addStarted("ix a", "", DEAD, START);
        try (Pulse itself = new Pulse(store, runner(), unknownToTheSystem)) {
            itself.sweep();
        }
        assertThat(store.execution(own.id()).map(Execution::state)).contains(ExecutionState.QUEUED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void notesAnEndThatCouldNotBeNotedAsSoonAsItCan(boolean unexpected) throws Exception {
        FailingStore failing = new FailingStore(store, unexpected
            ? new IllegalStateException("wanted by the test")
            : new StoreException(Problem.of("The disk is full")));
        try (Pulse onIt = pulse(failing.port(), 1)) {
            failing.fails("ended");
            Job job = onIt.schedule("ix webhook", EVERY_MINUTE, "");
            onIt.runDue();
            Execution first = ended();
            assertThat(first.state()).isEqualTo(ExecutionState.FAILED);
            assertThat(states(job.id())).containsExactly(ExecutionState.RUNNING);

            failing.works();
            clock.pass(Duration.ofMinutes(1));
            onIt.runDue();

            assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
            assertThat(states(job.id())).containsExactly(ExecutionState.FAILED, ExecutionState.SUCCEEDED);
            assertThat(store.execution(first.id())).contains(first);
        }
    }

    @Test
    void succeedsThoughWhatARunPrintsCannotBeKept() throws Exception {
        FailingStore failing = new FailingStore(store, new StoreException(Problem.of("The disk is full")));
        try (Pulse onIt = pulse(failing.port(), 1)) {
            failing.fails("appendOutput");
            work = (execution, monitor) -> {
                for (int i = 0; i < 1000; i++) {
                    monitor.output(new OutputLine(false, "line " + i));
                }
                return DONE;
            };
            Execution lost = onIt.runNow("ix webhook", "");
            assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
            assertThat(store.output(lost.id())).isEmpty();

            work = (execution, monitor) -> {
                for (int i = 0; i < 300; i++) {
                    monitor.output(new OutputLine(false, "line " + i));
                }
                failing.works();
                return DONE;
            };
            Execution kept = onIt.runNow("ix webhook", "");
            assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
            assertThat(store.output(kept.id())).hasSize(300);
        }
    }

    @Test
    void runsTheOtherJobsThoughOneCannotBeClaimed() throws Exception {
        Job first = pulse.schedule("ix first", EVERY_MINUTE, "");
        Job second = pulse.schedule("ix second", EVERY_MINUTE, "");
        FailingStore failing = new FailingStore(store, new StoreException(Problem.of("The disk is full")));
        try (Pulse onIt = pulse(failing.port(), 1)) {
            failing.failsOnce("claim");
            assertThatThrownBy(onIt::runDue).hasMessage("The disk is full");
            assertThat(ended().job()).isEqualTo(second.id());
            assertThat(states(first.id())).isEmpty();

            onIt.runDue();
            assertThat(ended().job()).isEqualTo(first.id());
        }
    }

    @Test
    void isNoLongerActiveWhenItsEndIsTold() throws Exception {
        BlockingQueue<Integer> active = new LinkedBlockingQueue<>();
        pulse.onEvent(event -> {
            if (event instanceof PulseEvent.Changed(Execution execution) && execution.state().isOver()) {
                active.add(pulse.active());
            }
        });

        pulse.runNow("ix webhook", "");

        assertThat(active.poll(10, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void goesOnThoughAListenerFails() throws Exception {
        CancelSignal heard = new CancelSignal();
        pulse.onEvent(event -> {
            heard.cancel();
            throw new IllegalStateException("wanted by the test");
        });

        pulse.runNow("ix webhook", "");

        assertThat(ended().state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(heard.isCancelled()).isTrue();
    }
}
