package dev.ixion.pulse;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Listeners;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The scheduler: keeps due times, runs what is due on its workers, and remembers how it went. It knows neither what a
/// command means nor where jobs are kept.
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final int SECONDS_TO_END = 5;

    private final JobStore store;
    private final JobRunner runner;
    private final PulseSettings settings;
    private final ExecutorService workers;
    private final PulseLoop loop;
    private final RunDueJobs runDueJobs;
    private final UnnotedEnds unnoted;
    private final Listeners<PulseEvent> listeners = new Listeners<>();
    private final Map<ExecutionId, RunningExecution> running = new ConcurrentHashMap<>();

    public Pulse(JobStore store, JobRunner runner, PulseSettings settings) {
        this.store = store;
        this.runner = runner;
        this.settings = settings;
        this.workers = Executors.newFixedThreadPool(settings.workers(), daemons("ixion-pulse-worker"));
        this.runDueJobs = new RunDueJobs(store, settings, runner, this::submit);
        this.unnoted = new UnnotedEnds(store, settings);
        OldOutput old = new OldOutput(store, settings);
        this.loop = new PulseLoop(this::runDue, () -> {
            running.values().forEach(RunningExecution::keepWaiting);
            old.forget();
        }, store, settings.clock());
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    }

    /// Notes what a crash left unfinished as interrupted. To be called once, before anything runs.
    public void sweep() {
        int interrupted = store.interruptOrphans(settings::isAlive, settings.clock().instant());
        if (interrupted > 0) {
            LOG.warn("{} executions were interrupted when Ixion last ended", interrupted);
        }
    }

    /// Starts to run scheduled jobs when they are due.
    public void start() {
        loop.start();
    }

    /// Runs what is due now, once; for a clock that is turned by hand.
    public void runDue() {
        unnoted.note();
        runDueJobs.run();
    }

    /// Makes sure that a command could be run now, without running it.
    ///
    /// @throws ProblemException if it could not
    public void check(String command) {
        runner.check(command);
    }

    /// Runs a command once, as soon as a worker is free.
    ///
    /// @param origin which glyph or part of the program asks for it
    /// @throws ProblemException if the command cannot be run; then nothing was added
    public Execution runNow(String command, String origin) {
        runner.check(command);
        Execution execution = store.addStarted(command, origin, settings.owner(), settings.clock().instant());
        submit(execution);
        return execution;
    }

    /// Runs a job once more, besides its schedule.
    ///
    /// @throws ProblemException if there is no such job, or it is running
    public Execution runNow(JobId id) {
        Job job = job(id);
        unnoted.note();
        if (store.isRunning(id)) {
            throw new ProblemException(Problem.of(text("pulse.already-running", id), Problem.detail("job", id)));
        }
        runner.check(job.command());
        Execution execution = store.addExecution(id, settings.owner(), settings.clock().instant())
            .orElseThrow(() -> noSuchJob(id));
        submit(execution);
        return execution;
    }

    /// Adds a job that is due now and, if its schedule repeats, again and again. It takes the place of the job that
    /// repeated for the same glyph.
    ///
    /// @throws ProblemException if the command cannot be run; then nothing was changed
    public Job schedule(String command, Schedule schedule, String origin) {
        runner.check(command);
        Instant now = settings.clock().instant();
        Instant due = schedule instanceof Schedule.Cron cron ? cron.next(now, settings.zone()).orElse(now) : now;
        Job job = store.add(command, schedule, due, origin, now);
        loop.wake();
        return job;
    }

    /// Asks a running execution of this process to end.
    ///
    /// @return false if it is not running here
    public boolean cancel(ExecutionId id) {
        RunningExecution execution = running.get(id);
        if (execution == null) {
            return false;
        }
        execution.cancel().cancel();
        return true;
    }

    /// @throws ProblemException if there is no such job
    public void pause(JobId id) {
        Job job = job(id);
        if (job.due().isEmpty() && !job.paused()) {
            throw new ProblemException(Problem.of(text("pulse.not-due", id), Problem.detail("job", id)));
        }
        store.setPaused(id, true, Optional.empty());
    }

    /// Lets a paused job go on: one that repeats at its next time from now, one that runs once at once.
    ///
    /// @throws ProblemException if there is no such job, or it has run and is not due again
    public void resume(JobId id) {
        Job job = job(id);
        if (job.due().isEmpty() && !job.paused()) {
            throw new ProblemException(Problem.of(text("pulse.not-paused", id), Problem.detail("job", id)));
        }
        if (job.paused()) {
            Instant now = settings.clock().instant();
            store.setPaused(id, false, job.schedule().next(now, settings.zone()).or(() -> Optional.of(now)));
            loop.wake();
        }
    }

    /// Takes a job off the schedule and cancels it if it runs here; its history stays.
    ///
    /// @throws ProblemException if there is no such job
    public void remove(JobId id) {
        if (!store.remove(id)) {
            throw noSuchJob(id);
        }
        running.values().stream().filter(r -> r.execution().job().equals(id)).forEach(r -> r.cancel().cancel());
    }

    /// How many executions wait or run in this process.
    public int active() {
        return running.size();
    }

    /// Calls the listener with whatever happens to executions of this process, on their threads; it must be quick.
    public Subscription onEvent(Consumer<PulseEvent> listener) {
        return listeners.add(listener);
    }

    private Job job(JobId id) {
        return store.job(id).orElseThrow(() -> noSuchJob(id));
    }

    private static ProblemException noSuchJob(JobId id) {
        return new ProblemException(Problem.of(text("pulse.no-job", id), Problem.detail("job", id)));
    }

    private void submit(Execution execution) {
        RunningExecution live = new RunningExecution(execution, store, settings.clock(), listeners);
        running.put(execution.id(), live);
        listeners.tell(new PulseEvent.Changed(execution));
        workers.execute(() -> work(live));
    }

    private void work(RunningExecution live) {
        Execution execution = live.execution();
        try {
            if (live.cancel().isCancelled()) {
                live.end(new RunOutcome.Cancelled());
            } else {
                live.start();
                live.end(run(live));
            }
        } catch (ProblemException unwritable) {
            endUnnoted(live, unwritable.problem(), unwritable);
        } catch (RuntimeException | Error unexpected) {
            endUnnoted(live, unexpected(unexpected), unexpected);
        } finally {
            // First, so that whoever hears of the end and asks what is active gets the right answer
            running.remove(execution.id());
            live.tellChanged();
        }
    }

    private void endUnnoted(RunningExecution live, Problem problem, Throwable cause) {
        live.endUnnoted(problem);
        unnoted.add(live.execution());
        LOG.error("The end of execution {} could not be noted; that is tried again", live.execution().id(), cause);
    }

    private static Problem unexpected(Throwable failed) {
        return Problem.of(text("pulse.unexpected", failed.getClass().getSimpleName()));
    }

    /// The worker's boundary: whatever a run throws becomes its outcome.
    private RunOutcome run(RunningExecution live) {
        try {
            return runner.run(live.execution(), live);
        } catch (ProblemException problem) {
            return new RunOutcome.Failed(problem.problem());
        } catch (RuntimeException | Error unexpected) {
            LOG.error("Execution {} ended unexpectedly", live.execution().id(), unexpected);
            return new RunOutcome.Failed(unexpected(unexpected));
        }
    }

    /// Ends the schedule, cancels what runs, and waits up to 5 seconds for it to end.
    @Override
    public void close() {
        loop.close();
        running.values().forEach(execution -> execution.cancel().cancel());
        workers.shutdown();
        try {
            if (!workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("{} executions did not end in time", running.size());
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        unnoted.note();
    }
}
