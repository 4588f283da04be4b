package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred runs that are asked for at once, with the settings that the application comes with, next to a hundred
/// processes of CPython: all must succeed, and memory must be bounded.
@Tag("bench")
final class HundredAtOnceBench {
    private static final int RUNS = 100;
    private static final int ROUNDS = Integer.getInteger("ixion.bench.rounds", 3);
    private static final String WORK = """
        import sys
        rows = [{"number": i, "text": str(i)} for i in range(20_000)]
        print(len(rows))
        """;
    private static final String HANDLER = WORK + "attest(sys.argv[1], 'is', 'greeted')\n";
    private static final String PEER = WORK + """
        import sqlite3
        db = sqlite3.connect(sys.argv[1], timeout=60)
        db.execute('create table if not exists fact (subject, predicate, context)')
        db.execute('insert into fact values (?, ?, ?)', (sys.argv[2], 'is', 'greeted'))
        db.commit()
        """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void allSucceed() throws InterruptedException, IOException {
        try (WarmApp app = new WarmApp(folder, "hello", HANDLER)) {
            app.awaitRest();
            System.out.printf(Locale.ROOT, "| before: resident %,d MB |%n", resident("VmRSS"));
            for (int round = 1; round <= ROUNDS; round++) {
                app.awaitRest();
                own(app, round);
            }
        }
        peer();
    }

    private static void own(WarmApp app, int round) throws InterruptedException, IOException {
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong most = new AtomicLong();
        Thread sampler = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                most.accumulateAndGet(used >> 20, Math::max);
                sleep();
            }
        });
        long start = System.nanoTime();
        for (int i = 0; i < RUNS; i++) {
            app.ask("ix hello round" + round + "-" + i);
        }
        double asked = (System.nanoTime() - start) / 1e9;
        List<Execution> failed = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            Execution over = app.awaitOver();
            if (over.state() != ExecutionState.SUCCEEDED || over.outcome().newFacts() != 1) {
                failed.add(over);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        isOver.set(true);
        sampler.join();
        System.out.printf(Locale.ROOT,
            "| Ixion, round %d | %d of %d failed | asked in %.2f s, done in %.1f s | heap at most %,d MB |"
                + " %s | resident now %,d MB, at most ever %,d MB |%n",
            round, failed.size(), RUNS, asked, seconds, most.get(), kept(), resident("VmRSS"), resident("VmHWM"));
        assertThat(failed).isEmpty();
    }

    /// What stays: in the heap after a collection, and beside it.
    private static String kept() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        return "kept: heap %,d MB, ".formatted(heap) + ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.NON_HEAP)
            .collect(Collectors.groupingBy(pool -> pool.getName().startsWith("CodeHeap") ? "compiled code" : "classes",
                TreeMap::new, Collectors.summingLong(pool -> pool.getUsage().getUsed() >> 20)))
            .entrySet().stream().map(entry -> entry.getKey() + " %,d MB".formatted(entry.getValue()))
            .collect(Collectors.joining(", "));
    }

    private void peer() throws InterruptedException, IOException {
        CPython python = new CPython(folder);
        Path script = python.script(PEER);
        List<Process> processes = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < RUNS; i++) {
            processes.add(python.start(script, folder.resolve("peer.db").toString(), "n" + i));
        }
        long failed = 0;
        for (Process process : processes) {
            failed += process.waitFor() == 0 ? 0 : 1;
        }
        System.out.printf(Locale.ROOT, "| `python3`, a process each | %d of %d failed | done in %.1f s |%n", failed,
            RUNS,
            (System.nanoTime() - start) / 1e9);
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the kernel says of this process's memory, in megabytes.
    private static long resident(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith(field + ":"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10).findFirst().orElse(0);
    }
}
