package dev.ixion.ui.facts;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.RanBy;
import java.util.List;
import java.util.Optional;

/// Traces facts back to the run, the code and the person behind them. It waits for the disk.
public final class Origins {
    static final String HANDLER = "ix_handler";
    private static final String IMPORT = "import:";

    private final AttestationStore store;
    private final JobStore jobs;
    private final HandlerRegistry handlers;

    public Origins(AttestationStore store, JobStore jobs, HandlerRegistry handlers) {
        this.handlers = handlers;
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

    /// The handler's version that brought a fact, or that the fact itself is.
    Optional<HandlerVersion> version(Attestation fact, Origin origin) {
        Attestation code = origin instanceof Origin.OfRun(_, _, var ran, _) ? ran.orElse(fact) : fact;
        return code.contexts().stream().filter(TypeName::isValid).limit(1).map(TypeName::new)
            .filter(_ -> code.predicates().contains(HANDLER)).flatMap(type -> handlers.history(type).stream())
            .filter(version -> version.id().equals(code.id())).findFirst();
    }

    /// Who saved a handler or script, which says `canvas_glyph` as its actor.
    static Optional<String> savedBy(Attestation code) {
        return code.attributes().string("created_by");
    }
}
