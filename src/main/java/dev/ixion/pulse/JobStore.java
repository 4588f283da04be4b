package dev.ixion.pulse;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Subscription;
import dev.ixion.run.OutputLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps jobs and executions. Every method may be called from any thread, waits for the disk, and throws
/// [dev.ixion.ats.StoreException] if the file cannot be read or written.
public interface JobStore {
    /// Adds a job. In the same transaction it takes the place of the job that repeated for the same origin, unless that
    /// is empty.
    ///
    /// @param due when it runs first
    Job add(String command, Schedule schedule, Instant due, String origin, Instant now);

    /// Adds a job that runs once, with its execution, which this process is to run now; both in one transaction.
    Execution addStarted(String command, String origin, String owner, Instant now);

    /// Adds an execution of an existing job, which this process is to run now.
    ///
    /// @return empty if there is no such job
    Optional<Execution> addExecution(JobId job, String owner, Instant now);

    /// All jobs that are due again or paused, and with them those that ran only once if asked for; newest first. One that
    /// cannot be read is left out.
    List<Job> jobs(boolean withOneOffs);

    Optional<Job> job(JobId id);

    /// The job that repeats for a glyph.
    Optional<Job> repeating(String origin);

    /// The jobs that are due at a moment, the earliest first. One that cannot be read is left out.
    List<Job> due(Instant now);

    /// When the next job is due.
    Optional<Instant> nextDue();

    /// Moves a job's due time and makes the execution, both in one transaction, unless another process did so first.
    ///
    /// @param claim what happens to the due time
    /// @return the execution; empty if the due time is no longer what the job says, or has its execution already, as
    ///     where the computer's clock was set back
    Optional<Execution> claim(Job job, Claim claim, String owner, Instant now);

    /// What happens when a due time is reached.
    ///
    /// @param next the new due time; empty if the job is not due again
    /// @param state QUEUED to run it, SKIPPED or MISSED to note that it does not run
    /// @param reason why it does not run, where the state does not tell
    record Claim(Optional<Instant> next, ExecutionState state, Optional<Problem> reason) {
        public Claim(Optional<Instant> next, ExecutionState state) {
            this(next, state, Optional.empty());
        }
    }

    /// Notes the start of a queued execution.
    ///
    /// @throws dev.ixion.ats.StoreException also if another process took it for dead
    void started(ExecutionId id, Instant when);

    void ranBy(ExecutionId id, RanBy ranBy);

    /// Notes the end. If the state is SUCCEEDED, the execution's facts become visible in the same transaction.
    ///
    /// @throws dev.ixion.ats.StoreException also if the execution is over already, as where another process took it for
    ///     dead; then nothing is changed
    void ended(ExecutionId id, Instant when, ExecutionState state, Execution.Outcome outcome);

    void appendOutput(ExecutionId id, List<OutputLine> lines);

    /// Forgets what executions printed that ended before a moment; all else about them stays.
    ///
    /// @param most how many lines at most
    /// @return how many lines there were
    int dropOutput(Instant endedBefore, int most);

    /// What an execution printed, in order.
    List<OutputLine> output(ExecutionId id);

    Optional<Execution> execution(ExecutionId id);

    /// The newest executions, of one job or of all.
    List<Execution> executions(Optional<JobId> job, int limit);

    /// The newest execution that a glyph started; what was skipped or missed never ran and does not count.
    Optional<Execution> latest(String origin);

    boolean isRunning(JobId job);

    /// @return whether there is such a job
    boolean setPaused(JobId id, boolean paused, Optional<Instant> due);

    /// Takes a job off the schedule; its executions stay.
    ///
    /// @return whether there was such a job
    boolean remove(JobId id);

    /// Notes as INTERRUPTED every execution that is queued or running under an owner who is gone.
    ///
    /// @return how many there were
    int interruptOrphans(Predicate<String> isAlive, Instant now);

    /// Calls the listener after jobs or executions changed. For a change of this process it is called on the thread that
    /// made it, for one of another process on a thread of the store; it must be quick.
    Subscription onChange(Runnable listener);
}
