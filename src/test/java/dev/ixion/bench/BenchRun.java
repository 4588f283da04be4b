package dev.ixion.bench;

import dev.ixion.ats.Asid;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.bench.GitLikeFacts.Row;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.Owner;
import dev.ixion.store.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One whole run that writes facts, as `ix git` makes it: they are visible when it has ended.
final class BenchRun {
    private final Workspace workspace;
    private final Execution execution;
    private final FactWriter writer;

    BenchRun(Workspace workspace) {
        Instant now = Instant.now();
        this.workspace = workspace;
        this.execution = workspace.jobs().addStarted("ix git bench", "bench", Owner.self(), now);
        workspace.jobs().started(execution.id(), now);
        this.writer = workspace.attestations().open(execution.id(), "ix:git", Commit.AT_END);
    }

    /// Writes a whole run.
    static void write(Workspace workspace, int from, int to) {
        BenchRun run = new BenchRun(workspace);
        run.attest(from, to);
        run.end();
    }

    void attest(int from, int to) {
        for (int i = from; i < to; i++) {
            writer.attest(GitLikeFacts.row(i).claim());
        }
    }

    void end() {
        writer.close();
        workspace.jobs().ended(execution.id(), Instant.now(), ExecutionState.SUCCEEDED,
            new Execution.Outcome(writer.newCount(), writer.knownCount(), Optional.empty(), Optional.empty()));
    }

    /// How long it takes until a question for all its words finds a fact, in seconds.
    static double untilFoundByWords(AttestationStore store, int number) throws InterruptedException {
        Row row = GitLikeFacts.row(number);
        Asid id = row.claim().id();
        String message = row.claim().attributes().string("message").orElseThrow();
        Filter filter = Filter.ALL.withWords(List.of(message.split(" ", -1)));
        long start = System.nanoTime();
        while (store.find(filter, Order.NEWEST_FIRST, 1, Optional.empty()).facts().stream()
            .noneMatch(fact -> fact.id().equals(id))) {
            Thread.sleep(10);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
