package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.RanBy;
import java.util.List;
import java.util.Optional;

/// Traces facts back to the run, the code and the person behind them. It waits for the disk.
final class Origins {
    private static final String IMPORT = "import:";

    private final AttestationStore store;
    private final JobStore jobs;

    Origins(AttestationStore store, JobStore jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    Origin of(Attestation fact) {
        if (fact.execution().isPresent()) {
            return of(fact.execution().get());
        }
        if (fact.source().startsWith(IMPORT)) {
            return new Origin.Imported(fact.source().substring(IMPORT.length()));
        }
        List<String> authors = savedBy(fact).map(List::of).orElse(fact.actors());
        return new Origin.ByHand(authors, fact.source());
    }

    private Origin of(ExecutionId id) {
        Optional<Execution> execution = jobs.execution(id);
        Optional<Attestation> code = execution.flatMap(Execution::ranBy).flatMap(RanBy::code).flatMap(store::get);
        return new Origin.OfRun(id, execution, code, store.count(Filter.ofExecution(id)));
    }

    /// Who saved a handler or script, which says `canvas_glyph` as its actor.
    static Optional<String> savedBy(Attestation code) {
        return code.attributes().string("created_by");
    }
}
