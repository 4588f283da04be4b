package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long it takes from Run to *done* for a handler that prints and attests one fact, next to the same as a process of
/// CPython.
@Tag("bench")
final class ClickToDoneBench {
    private static final int RUNS = 200;
    private static final int WARM_UP = 20;
    private static final String HANDLER = "import sys\nprint('hello')\nattest(sys.argv[1], 'is', 'greeted')\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void printsATable() throws InterruptedException, IOException {
        try (WarmApp app = new WarmApp(folder, "hello", HANDLER)) {
            List<Double> ixion = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                app.awaitReady();
                ixion.add(app.run("ix hello n" + i));
            }
            print("Ixion, Run to done", ixion.subList(WARM_UP, RUNS));
        }
        print("python3 as a process", cpython());
    }

    private List<Double> cpython() throws IOException, InterruptedException {
        Path script = folder.resolve("hello.py");
        Files.writeString(script, """
            import sqlite3, sys
            print('hello')
            db = sqlite3.connect(sys.argv[1])
            db.execute('create table if not exists fact (subject, predicate, context)')
            db.execute('insert into fact values (?, ?, ?)', (sys.argv[2], 'is', 'greeted'))
            db.commit()
            """);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder("python3", script.toString(), folder.resolve("peer.db").toString(),
                "n" + i)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            assertThat(process.waitFor()).isZero();
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times.subList(WARM_UP, RUNS);
    }

    private static void print(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf("| %-24s | p50 %7.1f ms | p95 %7.1f ms | p99 %7.1f ms |%n", what,
            sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.get(sorted.size() * 99 / 100));
    }
}
