package dev.ixion.exec;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Query;
import dev.ixion.command.Command.Ix;
import dev.ixion.command.CommandParser;
import dev.ixion.command.Target;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.RanBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Looks at what a preview said, holds it against what earlier runs of the same command brought, and drops it.
public final class Previews {
    private final AttestationStore store;
    private final JobStore jobs;
    private final CommandParser parser;

    public Previews(AttestationStore store, JobStore jobs, CommandParser parser) {
        this.store = store;
        this.jobs = jobs;
        this.parser = parser;
    }

    /// What a preview would have changed.
    ///
    /// @param first some of the facts that would be new, the newest first
    /// @param fresh how many would be new
    /// @param known how many it said that are visible already
    /// @param gone how many visible facts of earlier runs of the same command it did not say; empty for what is built
    ///     in, which says only what is new
    public record Comparison(List<Attestation> first, long fresh, long known, OptionalLong gone) {}

    /// Compares a preview that has ended, from any version of the handler, with what is visible. Waits for the disk.
    ///
    /// @param most how many of the new facts are wanted
    public Comparison compare(Execution preview, int most) {
        List<Attestation> first = new ArrayList<>();
        Set<Asid> said = new HashSet<>();
        long fresh = 0;
        FactReader facts = facts(new Filter.Scope.Preview(preview.id()));
        for (List<Attestation> page = facts.next(); !page.isEmpty(); page = facts.next()) {
            for (Attestation fact : page) {
                said.add(fact.id());
                if (fact.execution().equals(Optional.of(preview.id()))) {
                    fresh++;
                    if (first.size() < most) {
                        first.add(fact);
                    }
                }
            }
        }
        boolean saysAll = preview.ranBy().flatMap(RanBy::code).isPresent();
        OptionalLong gone = saysAll ? OptionalLong.of(gone(preview, said)) : OptionalLong.empty();
        return new Comparison(first, fresh, said.size() - fresh, gone);
    }

    private long gone(Execution preview, Set<Asid> said) {
        long gone = 0;
        for (ExecutionId earlier : earlier(parser.parseIx(preview.command()))) {
            FactReader brought = facts(new Filter.Scope.Run(earlier));
            for (List<Attestation> page = brought.next(); !page.isEmpty(); page = brought.next()) {
                gone += page.stream().filter(fact -> !said.contains(fact.id())).count();
            }
        }
        return gone;
    }

    /// Drops the facts of a preview; that it ran stays in the history. Waits for the disk.
    public void drop(Execution preview) {
        store.dropPreview(preview.id());
    }

    private FactReader facts(Filter.Scope scope) {
        return new FactReader(store, new Query.Facts(Filter.ALL.in(scope), Order.NEWEST_FIRST, Query.NO_LIMIT));
    }

    private List<ExecutionId> earlier(Ix preview) {
        return jobs.executions(Optional.empty(), Integer.MAX_VALUE).stream()
            .filter(run -> run.state() == ExecutionState.SUCCEEDED && isSame(run.command(), preview))
            .map(Execution::id).toList();
    }

    private boolean isSame(String command, Ix preview) {
        try {
            return parser.parse(command) instanceof Ix ix && !ix.preview() && ix.input().equals(preview.input())
                && isSame(ix.target(), preview.target());
        } catch (ProblemException unreadable) {
            // A command of another version of the program is no reason to fail
            return false;
        }
    }

    /// Two versions of a type are one.
    private static boolean isSame(Target one, Target other) {
        if (one instanceof Target.Type(var name, _) && other instanceof Target.Type(var otherName, _)) {
            return name.equals(otherName);
        }
        return one.equals(other);
    }
}
