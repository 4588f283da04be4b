package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
    private static final String CPYTHON = """
        import hashlib, json, sqlite3
        from datetime import datetime, timezone
        db = sqlite3.connect(FILE, isolation_level=None)
        db.executescript('''
            PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
            CREATE TABLE fact (id INTEGER PRIMARY KEY, asid BLOB NOT NULL UNIQUE, claim TEXT NOT NULL,
              time INTEGER NOT NULL, batch INTEGER NOT NULL);
            CREATE TABLE term (slot INTEGER NOT NULL, text TEXT NOT NULL, id INTEGER NOT NULL,
              PRIMARY KEY (slot, text)) WITHOUT ROWID;
            CREATE TABLE posting (term INTEGER NOT NULL, time INTEGER NOT NULL, fact INTEGER NOT NULL,
              batch INTEGER NOT NULL, PRIMARY KEY (term, time, fact)) WITHOUT ROWID;
            BEGIN;
        ''')
        terms, facts, new_terms, postings, count = {}, [], [], [], 0
        def flush():
            db.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, 1)", facts)
            db.executemany("INSERT INTO term VALUES (?, ?, ?)", new_terms)
            db.executemany("INSERT INTO posting VALUES (?, ?, ?, 1)", sorted(postings))
            facts.clear(); new_terms.clear(); postings.clear()
            db.execute("COMMIT"); db.execute("BEGIN")
        def attest(subject, predicate, context, attributes, at):
            global count
            claim = json.dumps({"subjects": [subject], "predicates": [predicate], "contexts": [context],
                "actors": ["handler:bulk"], "attributes": attributes,
                "time": datetime.fromtimestamp(at, timezone.utc).isoformat()},
                sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            count += 1
            time = at * 1000000
            facts.append((count, hashlib.sha256(claim.encode()).digest()[:20], claim, time))
            postings.append((0, time, count))
            for slot, text in enumerate((subject, predicate, context, "handler:bulk")):
                term = terms.get((slot, text))
                if term is None:
                    term = terms[(slot, text)] = len(terms) + 1
                    new_terms.append((slot, text, term))
                postings.append((term, time, count))
            if len(facts) == 1000:
                flush()
        """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void attestedFromPython() throws InterruptedException, IOException {
        double own;
        try (WarmApp app = new WarmApp(folder, "bulk", HEADER + SCRIPT)) {
            app.awaitReady();
            app.run("ix bulk warm " + WARM_UP);
            app.awaitReady();
            own = app.run("ix bulk fact " + FACTS) / 1e3;
        }
        double peer = cpython();
        System.out.printf("| Ixion, attest() to durable and visible | %,9.0f facts/s | %6.1f s | %.2f of CPython |%n",
            FACTS / own, own, peer / own);
        System.out.printf("| CPython with sqlite3, same indices     | %,9.0f facts/s | %6.1f s | |%n", FACTS / peer,
            peer);
    }

    private double cpython() throws IOException, InterruptedException {
        Path script = folder.resolve("bulk.py");
        Path file = folder.resolve("peer.db");
        Files.writeString(script, "FILE = '" + file + "'\n" + CPYTHON + SCRIPT + "flush()\ndb.execute('COMMIT')\n");
        long start = System.nanoTime();
        Process process = new ProcessBuilder("python3", script.toString(), "fact", Integer.toString(FACTS))
            .inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return (System.nanoTime() - start) / 1e9;
    }
}
