package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.bench.FactPeer.Asker;
import dev.ixion.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the first page of an answer takes when the file is in memory, among a million facts and ten million, next to
/// a table of JSON text and another database.
@Tag("bench")
final class StoreQueryBench {
    private static final int PAGE = 100;
    private static final int QUESTIONS = 200;
    /// Of peers that take a second or more for one.
    private static final int FEW_QUESTIONS = 20;
    private static final int COUNTS = 5;

    @TempDir
    Path folder = Path.of("");

    /// Half of the answers took no longer than the one, 95 of 100 no longer than the other.
    private record Times(double p50, double p95) {
        static Times of(List<Double> millis) {
            List<Double> sorted = millis.stream().sorted().toList();
            return new Times(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100));
        }
    }

    @Test
    void firstPages() throws IOException, InterruptedException {
        int facts = BenchSize.facts();
        Map<QuestionKind, Times> few = measureOwn(facts);
        if (BenchSize.many() > facts) {
            Map<QuestionKind, Times> many = measureOwn(BenchSize.many());
            for (QuestionKind kind : QuestionKind.values()) {
                Times before = Objects.requireNonNull(few.get(kind));
                Times after = Objects.requireNonNull(many.get(kind));
                System.out.printf("| %-16s | from %,d to %,d facts | p50 × %.1f | p95 × %.1f |%n", kind.words(), facts,
                    BenchSize.many(), after.p50() / before.p50(), after.p95() / before.p95());
            }
        }
        if (!BenchSize.withoutPeers()) {
            List<FactPeer> peers = new ArrayList<>(List.of(new LikeTable()));
            peers.addAll(FactPeer.databases());
            for (FactPeer peer : peers) {
                measure(peer, facts);
            }
        }
    }

    private Map<QuestionKind, Times> measureOwn(int facts) throws InterruptedException {
        try (Workspace workspace = open(facts)) {
            AttestationStore store = workspace.attestations();
            Map<QuestionKind, Times> found = new EnumMap<>(QuestionKind.class);
            for (QuestionKind kind : QuestionKind.values()) {
                measureOwn(store, kind, facts, 1);
                Times times = measureOwn(store, kind, facts, 2);
                found.put(kind, times);
                line("Ixion", facts, kind.words(), times);
            }
            line("Ixion", facts, "count by day", countByDay(store, facts));
            return found;
        }
    }

    private static Times measureOwn(AttestationStore store, QuestionKind kind, int facts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> millis = new ArrayList<>();
        double slowest = 0;
        Filter slow = Filter.ALL;
        for (int i = 0; i < QUESTIONS; i++) {
            Filter filter = kind.ask(random, facts);
            long start = System.nanoTime();
            int rows = store.find(filter, Order.NEWEST_FIRST, PAGE, Optional.empty()).facts().size();
            double took = (System.nanoTime() - start) / 1e6;
            millis.add(took);
            assertThat(rows).isBetween(1, PAGE);
            if (took > slowest) {
                slowest = took;
                slow = filter;
            }
        }
        if (Boolean.getBoolean("ixion.bench.explain")) {
            System.out.printf("  slowest %.1f ms: %s%n  %s%n", slowest, slow,
                store.explain(slow, Order.NEWEST_FIRST));
        }
        return Times.of(millis);
    }

    private static Times countByDay(AttestationStore store, int facts) {
        ZoneId zone = ZoneOffset.UTC;
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < COUNTS; i++) {
            long start = System.nanoTime();
            long sum = store.countBy(Filter.ALL, Grouping.DAY, Integer.MAX_VALUE, zone).stream()
                .mapToLong(tally -> tally.count()).sum();
            millis.add((System.nanoTime() - start) / 1e6);
            assertThat(sum).isEqualTo(facts);
        }
        return Times.of(millis);
    }

    private void measure(FactPeer peer, int facts) throws IOException {
        if (peer.most() < facts) {
            return;
        }
        Path own = Files.createDirectories(folder.resolve(peer.name().replaceAll("[^A-Za-z0-9]+", "-")));
        peer.write(own, facts);
        Optional<Asker> opened = peer.open(own);
        if (opened.isEmpty()) {
            return;
        }
        try (Asker asker = opened.get()) {
            for (QuestionKind kind : QuestionKind.values()) {
                if (asker.canAnswer(kind.ask(new SplittableRandom(1), facts))) {
                    measure(asker, kind, facts, 1, FEW_QUESTIONS / 4);
                    line(peer.name(), facts, kind.words(), measure(asker, kind, facts, 2, FEW_QUESTIONS));
                }
            }
        }
    }

    private static Times measure(Asker asker, QuestionKind kind, int facts, long seed, int questions)
        throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            Filter filter = kind.ask(random, facts);
            long start = System.nanoTime();
            asker.firstPage(filter, PAGE);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return Times.of(millis);
    }

    /// A workspace with so many facts.
    private Workspace open(int facts) throws InterruptedException {
        Workspace workspace = Workspace.open(BenchSize.file(folder, facts), InstantSource.system());
        if (workspace.attestations().count(Filter.ALL) != facts) {
            BenchRun.write(workspace, 0, facts);
        }
        assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(facts);
        BenchRun.untilFoundByWords(workspace.attestations(), facts - 1);
        return workspace;
    }

    private static void line(String who, int facts, String what, Times times) {
        System.out.printf("| %-26s | %,10d facts | %-16s | p50 %8.1f ms | p95 %8.1f ms |%n", who, facts, what,
            times.p50(), times.p95());
    }
}
