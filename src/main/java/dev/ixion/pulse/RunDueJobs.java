package dev.ixion.pulse;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.pulse.JobStore.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks once for jobs that are due, moves their due times and hands their executions on. What was due and does not run
/// is noted as what it is: SKIPPED while the one before still runs, MISSED where more than one due time has passed. A job
/// whose last run failed because the user has not agreed to what it asks for waits until that is so, as it would only fail
/// again; what it passes over is SKIPPED with that reason.
final class RunDueJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RunDueJobs.class);
    /// So many executions of a job are looked at for one that tells whether it waits; where none does, it is tried.
    private static final int LATEST = 20;

    private final JobStore store;
    private final PulseSettings settings;
    private final JobRunner runner;
    private final Consumer<Execution> begin;

    RunDueJobs(JobStore store, PulseSettings settings, JobRunner runner, Consumer<Execution> begin) {
        this.store = store;
        this.settings = settings;
        this.runner = runner;
        this.begin = begin;
    }

    /// @throws ProblemException if that did not work for one of them; the others were run all the same
    void run() {
        Instant now = settings.clock().instant();
        List<ProblemException> problems = new ArrayList<>();
        for (Job due : store.due(now)) {
            try {
                catchUp(due, now).ifPresent(job -> runOnce(job, now));
            } catch (ProblemException failed) {
                problems.add(failed);
            }
        }
        if (!problems.isEmpty()) {
            throw problems.getFirst();
        }
    }

    /// Notes as missed what cannot be made up for, and gives the job with its latest due time.
    private Optional<Job> catchUp(Job job, Instant now) {
        Instant due = job.due().orElseThrow();
        Optional<Instant> latest = latestBefore(job, due, now);
        if (latest.isEmpty()) {
            return Optional.of(job);
        }
        return store.claim(job, new Claim(latest, ExecutionState.MISSED), settings.owner(), now)
            .flatMap(missed -> store.job(job.id())).filter(moved -> moved.due().isPresent());
    }

    private Optional<Instant> latestBefore(Job job, Instant due, Instant now) {
        if (job.schedule() instanceof Schedule.Every(var period)) {
            long periods = Duration.between(due, now).dividedBy(period);
            return periods == 0 ? Optional.empty() : Optional.of(due.plus(period.multipliedBy(periods)));
        }
        Optional<Instant> latest = Optional.empty();
        Optional<Instant> next = job.schedule().next(due, settings.zone());
        while (next.isPresent() && !next.get().isAfter(now)) {
            latest = next;
            next = job.schedule().next(next.get(), settings.zone());
        }
        return latest;
    }

    /// Whether the one before still runs. What a process left that was killed since we started does not count: else the
    /// job would be skipped for ever.
    private boolean isRunning(Job job, Instant now) {
        if (!store.isRunning(job.id())) {
            return false;
        }
        store.interruptOrphans(settings::isAlive, now);
        return store.isRunning(job.id());
    }

    private void runOnce(Job job, Instant now) {
        Instant due = job.due().orElse(now);
        Optional<Instant> next = job.schedule().next(due, settings.zone());
        Optional<Problem> awaited = next.flatMap(_ -> whatItAwaits(job));
        ExecutionState state = awaited.isPresent() || isRunning(job, now)
            ? ExecutionState.SKIPPED
            : ExecutionState.QUEUED;
        store.claim(job, new Claim(next, state, awaited), settings.owner(), now)
            .filter(execution -> execution.state() == ExecutionState.QUEUED)
            .ifPresent(begin);
    }

    /// What the user must agree to before the job can run, if its last run failed of that.
    private Optional<Problem> whatItAwaits(Job job) {
        boolean hasWaited = store.executions(Optional.of(job.id()), LATEST).stream()
            .filter(RunDueJobs::tellsWhetherItWaits)
            .findFirst().flatMap(last -> last.outcome().error()).filter(Problem::isWaitingForUser).isPresent();
        if (!hasWaited) {
            return Optional.empty();
        }
        try {
            runner.check(job.command());
            return Optional.empty();
        } catch (ProblemException failed) {
            return Optional.of(failed.problem()).filter(Problem::isWaitingForUser);
        } catch (RuntimeException unexpected) {
            // The run will fail of it, and say so; other jobs must not
            LOG.warn("Whether job {} can run is not known; it is tried", job.id(), unexpected);
            return Optional.empty();
        }
    }

    /// What was missed, or skipped because another ran, never ran and says nothing.
    private static boolean tellsWhetherItWaits(Execution execution) {
        return switch (execution.state()) {
            case MISSED -> false;
            case SKIPPED -> execution.outcome().error().isPresent();
            case QUEUED, RUNNING, SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, INTERRUPTED -> true;
        };
    }
}
