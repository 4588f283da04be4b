package dev.ixion.pulse;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Executions of this process that are over, though the store could not note it: it is tried again until it works, else
/// their jobs would count as running for as long as this process lives.
final class UnnotedEnds {
    private static final Logger LOG = LoggerFactory.getLogger(UnnotedEnds.class);

    private final JobStore store;
    private final PulseSettings settings;
    private final Map<ExecutionId, Execution> ends = new ConcurrentHashMap<>();

    UnnotedEnds(JobStore store, PulseSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /// @param ended how it ended, which is never with success
    void add(Execution ended) {
        ends.put(ended.id(), ended);
    }

    void note() {
        if (ends.isEmpty()) {
            return;
        }
        for (Execution ended : List.copyOf(ends.values())) {
            try {
                note(ended);
                ends.remove(ended.id());
            } catch (ProblemException stillNot) {
                LOG.debug("The end of execution {} could not be noted yet", ended.id(), stillNot);
            }
        }
    }

    private void note(Execution ended) {
        if (store.execution(ended.id()).filter(kept -> !kept.state().isOver()).isPresent()) {
            store.ended(ended.id(), ended.ended().orElseGet(settings.clock()::instant), ended.state(),
                ended.outcome());
            // Its facts may still lie there, hidden
            store.interruptOrphans(settings::isAlive, settings.clock().instant());
        }
    }
}
