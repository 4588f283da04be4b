package dev.ixion.pulse;

import dev.ixion.HandClock;
import dev.ixion.store.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/// A Pulse on a file of its own, with a clock that is turned by hand and work that a test chooses.
abstract class PulseScene {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final Schedule EVERY_MINUTE = new Schedule.Every(Duration.ofMinutes(1));
    static final String DEAD = "999999999@1";
    static final RunOutcome DONE = new RunOutcome.Succeeded(2, 3, Optional.of("{}"));

    final HandClock clock = new HandClock(START.toString());
    final Path file;
    final Workspace workspace;
    final JobStore store;
    final Pulse pulse;
    final BlockingQueue<Execution> over = new LinkedBlockingQueue<>();
    final BlockingQueue<Execution> running = new LinkedBlockingQueue<>();
    final CountDownLatch release = new CountDownLatch(1);
    volatile Consumer<String> check = command -> {};
    volatile BiFunction<Execution, ExecutionMonitor, RunOutcome> work = (execution, monitor) -> DONE;

    PulseScene(Path folder) {
        file = folder.resolve("w.ixion");
        workspace = Workspace.open(file, clock);
        store = workspace.jobs();
        pulse = pulse(store, 2);
    }

    @AfterEach
    void close() {
        release.countDown();
        pulse.close();
        workspace.close();
    }

    JobRunner runner() {
        return new JobRunner() {
            @Override
            public void check(String command) {
                check.accept(command);
            }

            @Override
            public RunOutcome run(Execution execution, ExecutionMonitor monitor) {
                running.add(execution);
                return work.apply(execution, monitor);
            }
        };
    }

    Pulse pulse(JobStore jobs, int workers) {
        Pulse made = new Pulse(jobs, runner(),
            new PulseSettings(workers, Owner.self(), clock, ZoneId.of("Europe/Berlin"), Duration.ofDays(90)));
        made.onEvent(event -> {
            if (event instanceof PulseEvent.Changed(Execution execution) && execution.state().isOver()) {
                over.add(execution);
            }
        });
        return made;
    }

    Execution ended() throws InterruptedException {
        return Optional.ofNullable(over.poll(10, TimeUnit.SECONDS)).orElseThrow(
            () -> new AssertionError("nothing ended; there are " + store.executions(Optional.empty(), 10)));
    }

    Execution begun() throws InterruptedException {
        return Optional.ofNullable(running.poll(10, TimeUnit.SECONDS))
            .orElseThrow(() -> new AssertionError("nothing began"));
    }

    void workUntilReleased() {
        work = (execution, monitor) -> {
            awaitQuietly(release);
            return DONE;
        };
    }

    void workUntilCancelled() {
        work = (execution, monitor) -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            monitor.cancel().onCancel(cancelled::countDown);
            awaitQuietly(cancelled);
            return new RunOutcome.Cancelled();
        };
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let it go on");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    List<ExecutionState> states(JobId job) {
        return store.executions(Optional.of(job), 1000).reversed().stream().map(Execution::state).toList();
    }
}
