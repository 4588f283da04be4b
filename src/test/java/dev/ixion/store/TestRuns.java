package dev.ixion.store;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.RanBy;
import java.util.Optional;
import java.util.OptionalInt;

/// Runs that a test begins and ends by hand.
final class TestRuns {
    private final Workspace workspace;
    private final HandClock clock;

    TestRuns(Workspace workspace, HandClock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    ExecutionId begin(String owner) {
        ExecutionId id = workspace.jobs().addStarted("ix test", "", owner, clock.instant()).id();
        workspace.jobs().started(id, clock.instant());
        return id;
    }

    ExecutionId begin(Asid code, String owner) {
        ExecutionId id = begin(owner);
        workspace.jobs().ranBy(id, new RanBy("test", OptionalInt.of(1), Optional.of(code)));
        return id;
    }

    void end(ExecutionId id, ExecutionState state, FactWriter facts) {
        workspace.jobs().ended(id, clock.instant(), state,
            new Execution.Outcome(facts.newCount(), facts.knownCount(), Optional.empty(), Optional.empty()));
    }
}
