package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.Filter;
import dev.ixion.bench.Stopwatch.Reading;
import dev.ixion.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How quickly the facts of a run are durable, visible and found by their words, next to a flat table and other stores;
/// and whether that, the memory and the journal stay as they are while the file grows.
@Tag("bench")
final class StoreWriteBench {
    private static final int WARM_UP = 30_000;
    private static final int MILLION = 1_000_000;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void warmUp() throws IOException {
        new FlatTable().write(Files.createDirectory(folder.resolve("warm-limit")), WARM_UP);
        try (Workspace workspace = Workspace.open(folder.resolve("warm.ixion"), InstantSource.system())) {
            BenchRun.write(workspace, 0, WARM_UP);
        }
    }

    @Test
    void besideItsPeers() throws IOException, InterruptedException {
        int facts = BenchSize.facts();
        Reading making = makeOnly(facts);
        Reading limit = peer(new FlatTable(), "limit-1", facts);
        Path file = folder.resolve("own.ixion");
        try (Workspace workspace = Workspace.open(file, InstantSource.system());
            JournalWatch journal = new JournalWatch(file)) {
            Stopwatch watch = new Stopwatch();
            BenchRun.write(workspace, 0, facts);
            Reading own = watch.read();
            double words = BenchRun.untilFoundByWords(workspace.attestations(), facts - 1);
            assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(facts);
            Reading again = peer(new FlatTable(), "limit-2", facts);
            limit = again.seconds() < limit.seconds() ? again : limit;
            line("making the facts alone", facts, making, "");
            line("one flat table, no index (the limit)", facts, limit, "");
            line("Ixion, to durable and visible", facts, own,
                "%.2f of the limit, file %,d MB, journal up to %,d MB".formatted(limit.seconds() / own.seconds(),
                    megabytes(file),
                    journal.largest() >> 20));
            System.out.printf("| %-38s | %.2f s after the end |%n", "found by its words", words);
            for (FactPeer peer : FactPeer.databases()) {
                int fewer = Math.min(facts, peer.most());
                Reading its = peer(peer, peer.name(), fewer);
                line(peer.name(), fewer, its, "%,d facts; Ixion is %.1f times as quick".formatted(fewer,
                    its.seconds() / fewer * facts / own.seconds()));
            }
        }
    }

    @Test
    void whileTheFileGrows() throws IOException, InterruptedException {
        int facts = BenchSize.many();
        if (facts <= BenchSize.facts()) {
            return;
        }
        Path file = BenchSize.file(folder, facts);
        try (Workspace workspace = Workspace.open(file, InstantSource.system());
            JournalWatch journal = new JournalWatch(file)) {
            BenchRun run = new BenchRun(workspace);
            int step = Math.min(MILLION, facts / 2);
            double first = 0;
            double last = 0;
            for (int from = 0; from < facts; from += step) {
                int to = Math.min(facts, from + step);
                Stopwatch watch = new Stopwatch();
                run.attest(from, to);
                Reading reading = watch.read();
                last = reading.seconds() / (to - from);
                first = from == 0 ? last : first;
                line("up to %,d".formatted(to), to - from, reading,
                    "heap after collection %,d MB, journal up to %,d MB".formatted(heap() >> 20,
                        journal.largest() >> 20));
            }
            Stopwatch watch = new Stopwatch();
            run.end();
            double closing = watch.read().seconds();
            double words = BenchRun.untilFoundByWords(workspace.attestations(), facts - 1);
            System.out.printf("| last million against the first: %.2f times the time | end of the run %.2f s "
                + "| found by words %.2f s after it | file %,d MB |%n", last / first, closing, words, megabytes(file));
        }
    }

    private Reading peer(FactPeer peer, String name, int facts) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name.replaceAll("[^a-z0-9]+", "-")));
        Stopwatch watch = new Stopwatch();
        peer.write(own, facts);
        return watch.read();
    }

    private static Reading makeOnly(int facts) {
        Stopwatch watch = new Stopwatch();
        long length = 0;
        for (int i = 0; i < facts; i++) {
            length += GitLikeFacts.row(i).attributes().length();
        }
        Reading reading = watch.read();
        System.out.printf("attributes of %d bytes on average%n", length / facts);
        return reading;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// The size of a database with its journal.
    private static long megabytes(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.mapToLong(each -> each.toFile().length()).sum() >> 20;
        }
    }

    private static void line(String what, int facts, Reading reading, String more) {
        System.out.printf("| %-38s | %s | %s |%n", what, reading.of(facts), more);
    }
}
