package dev.ixion.pulse;

import dev.ixion.ats.Listeners;
import dev.ixion.ats.Problem;
import dev.ixion.ats.StoreException;
import dev.ixion.run.CancelSignal;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One execution while it is queued or running in this process: passes on what it says and keeps its output, in groups
/// of lines so that a chatty script does not wait for the disk on each.
final class RunningExecution implements ExecutionMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(RunningExecution.class);
    private static final int GROUP = 200;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final JobStore store;
    private final InstantSource clock;
    private final Listeners<PulseEvent> listeners;
    private final CancelSignal cancel = new CancelSignal();
    private final List<OutputLine> waiting = new ArrayList<>();
    private Instant flushed;
    private boolean failing;
    private Optional<RunUsage> usage = Optional.empty();
    private Execution execution;

    RunningExecution(Execution execution, JobStore store, InstantSource clock, Listeners<PulseEvent> listeners) {
        this.execution = execution;
        this.store = store;
        this.clock = clock;
        this.listeners = listeners;
        this.flushed = clock.instant();
    }

    synchronized Execution execution() {
        return execution;
    }

    void start() {
        Instant now = clock.instant();
        store.started(execution().id(), now);
        become(execution().started(now));
    }

    /// Notes the end; whoever listens hears of it from [#tellChanged].
    void end(RunOutcome how) {
        flush();
        Instant now = clock.instant();
        Execution.Outcome outcome = how.outcome().using(usage());
        store.ended(execution().id(), now, how.state(), outcome);
        set(execution().ended(now, how.state(), outcome));
    }

    /// The store could not note the end: whoever listens is told all the same.
    void endUnnoted(Problem problem) {
        RunOutcome failed = new RunOutcome.Failed(problem);
        set(execution().ended(clock.instant(), failed.state(), failed.outcome()));
    }

    private void become(Execution changed) {
        set(changed);
        tellChanged();
    }

    private synchronized void set(Execution changed) {
        execution = changed;
    }

    void tellChanged() {
        listeners.tell(new PulseEvent.Changed(execution()));
    }

    @Override
    public void resolved(RanBy ranBy) {
        store.ranBy(execution().id(), ranBy);
        become(execution().ranBy(ranBy));
    }

    @Override
    public synchronized void used(RunUsage used) {
        usage = Optional.of(used);
    }

    private synchronized Optional<RunUsage> usage() {
        return usage;
    }

    @Override
    public void output(OutputLine line) {
        listeners.tell(new PulseEvent.Printed(execution().id(), line));
        boolean full;
        synchronized (waiting) {
            waiting.add(line);
            full = !failing && (waiting.size() >= GROUP || clock.instant().isAfter(flushed.plus(LONGEST_WAIT)));
        }
        if (full) {
            flush();
        }
    }

    @Override
    public void progress(String text) {
        listeners.tell(new PulseEvent.Progressed(execution().id(), text));
    }

    @Override
    public CancelSignal cancel() {
        return cancel;
    }

    /// Keeps what was printed a while ago and nothing followed.
    void keepWaiting() {
        synchronized (waiting) {
            if (!failing && !waiting.isEmpty() && clock.instant().isAfter(flushed.plus(LONGEST_WAIT))) {
                flush();
            }
        }
    }

    /// Output that cannot be kept is no reason for a run to fail: its lines wait for the end, where it is tried once more.
    private void flush() {
        synchronized (waiting) {
            try {
                if (!waiting.isEmpty()) {
                    store.appendOutput(execution().id(), List.copyOf(waiting));
                    waiting.clear();
                    listeners.tell(new PulseEvent.Kept(execution().id()));
                }
            } catch (StoreException unwritable) {
                if (failing) {
                    LOG.warn("{} lines that execution {} printed are lost", waiting.size(), execution().id());
                } else {
                    LOG.warn("What execution {} prints cannot be kept for now", execution().id(), unwritable);
                }
                failing = true;
            }
            flushed = clock.instant();
        }
    }
}
