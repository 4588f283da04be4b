package dev.ixion.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A handler that attests many facts, from its start until they are durable and visible, next to the same script on
/// CPython with an `attest` that writes to tables with the same indices.
@Tag("bench")
final class AttestBench {
    private static final int FACTS = Integer.getInteger("ixion.bench.attested", 100_000);
    private static final int WARM_UP = 10_000;
    private static final int ROUNDS = 3;

    private static final String HEADER = """
        # /// script
        # [tool.ixion]
        # timeout = "600s"
        # ///
        """;
    private static final String SCRIPT = """
        import sys
        name = sys.argv[1]
        for i in range(int(sys.argv[2])):
            attest(f"{name}-{i}", "is_commit", f"repo:{i % 1000}",
                   attributes={"message": f"Change number {i} of part {i % 97}: read what was written before",
                               "author": {"name": f"author {i % 500}", "mail": f"a{i % 500}@example.org"},
                               "added": i % 100, "removed": i % 50}, at=1735689600 + i)
        """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void attestedFromPython() throws InterruptedException, IOException {
        CPython python = new CPython(folder);
        double peer = python.run(python.attesting(SCRIPT), "fact", Integer.toString(FACTS)) / 1e3;
        try (WarmApp app = new WarmApp(folder, "bulk", HEADER + SCRIPT)) {
            app.awaitRest();
            app.run("ix bulk warm " + WARM_UP);
            for (int round = 1; round <= ROUNDS; round++) {
                app.awaitRest();
                double own = app.run("ix bulk round" + round + " " + FACTS, FACTS) / 1e3;
                System.out.printf(
                    "| Ixion, attest() to durable and visible, run %d | %,9.0f facts/s | %6.1f s | %.2f of CPython |%n",
                    round, FACTS / own, own, peer / own);
            }
        }
        System.out.printf("| CPython with sqlite3, same indices     | %,9.0f facts/s | %6.1f s | |%n", FACTS / peer,
            peer);
    }
}
