package dev.ixion.exec;

import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.ProblemException;
import dev.ixion.run.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Takes facts over from a file of JSON lines, as [ExportFacts] writes it. Every id is made anew, so that a line which
/// was changed since shows, and what is known already is not stored again.
///
/// The lines are read in blocks. Workers make claims of them, in memory for a few blocks only; the caller's thread hands
/// these to the store in the order of the file, and the store writes on a thread of its own.
public final class ImportFacts {
    private static final int MOST_WORKERS = 4;
    private static final int BLOCKS_PER_WORKER = 3;

    private final AttestationStore store;

    public ImportFacts(AttestationStore store) {
        this.store = store;
    }

    /// A line that is left out.
    ///
    /// @param line its number, from 1
    public record Refused(long line, String reason) {}

    /// What came of an import.
    ///
    /// @param fresh how many facts are new
    /// @param known how many were visible already, or stood in the file twice
    /// @param refused how many lines were left out
    public record Report(long fresh, long known, long refused) {}

    /// The lines of one block. Their numbers count from the block's first, 1.
    private record Block(List<FactLine> facts, List<Refused> refused, int lines) {}

    /// Imports all lines that fit; they become visible together. Waits for the disk.
    ///
    /// @param name what the file is called
    /// @param refused is told of each line that is left out, on the caller's thread
    /// @param cancel ends it; then nothing is imported
    /// @throws IOException if the file cannot be read to its end; then nothing is imported
    /// @throws dev.ixion.run.RunCancelledException after a cancel
    public Report run(InputStream file, String name, Consumer<Refused> refused, CancelSignal cancel)
        throws IOException {
        int workers = Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_WORKERS);
        try (BulkWriter facts = store.openBulk("import:" + name);
            ExecutorService parsers = Executors.newFixedThreadPool(workers,
                Thread.ofPlatform().daemon().name("ixion-import-", 1).factory())) {
            LineBlocks lines = new LineBlocks(file);
            Queue<CompletableFuture<Block>> ahead = new ArrayDeque<>();
            long line = 0;
            long refusals = 0;
            Optional<byte[]> read = lines.next();
            while (read.isPresent() || !ahead.isEmpty()) {
                cancel.check();
                if (read.isPresent() && ahead.size() < workers * BLOCKS_PER_WORKER) {
                    byte[] bytes = read.get();
                    ahead.add(CompletableFuture.supplyAsync(() -> parse(bytes), parsers));
                    read = lines.next();
                    continue;
                }
                Block block = ahead.remove().join();
                for (FactLine fact : block.facts()) {
                    facts.add(fact.claim(), fact.firstSeen());
                }
                for (Refused inBlock : block.refused()) {
                    refused.accept(new Refused(line + inBlock.line(), inBlock.reason()));
                }
                refusals += block.refused().size();
                line += block.lines();
            }
            BulkWriter.Outcome outcome = facts.publish();
            return new Report(outcome.fresh(), outcome.known(), refusals);
        }
    }

    private static Block parse(byte[] bytes) {
        List<FactLine> facts = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        int line = 0;
        int from = 0;
        while (from < bytes.length) {
            int end = from;
            boolean blank = true;
            while (end < bytes.length && bytes[end] != '\n') {
                blank &= bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r';
                end++;
            }
            line++;
            if (!blank) {
                try {
                    facts.add(FactLine.parse(bytes, from, end - from));
                } catch (ProblemException reason) {
                    refused.add(new Refused(line, reason.problem().message()));
                }
            }
            from = end + 1;
        }
        return new Block(facts, refused, line);
    }
}
