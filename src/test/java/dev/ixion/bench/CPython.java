package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `python3` of this machine, which runs the same scripts as a process.
final class CPython {
    /// An `attest` that writes to tables with the same indices as ours, 1,000 facts at a time.
    private static final String ATTEST = """
        import hashlib, json, sqlite3
        from datetime import datetime, timezone
        db = sqlite3.connect(FILE, isolation_level=None)
        db.executescript('''
            PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
            CREATE TABLE IF NOT EXISTS fact (id INTEGER PRIMARY KEY, asid BLOB NOT NULL UNIQUE, claim TEXT NOT NULL,
              time INTEGER NOT NULL, batch INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS term (slot INTEGER NOT NULL, text TEXT NOT NULL, id INTEGER NOT NULL,
              PRIMARY KEY (slot, text)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS posting (term INTEGER NOT NULL, time INTEGER NOT NULL, fact INTEGER NOT NULL,
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
            when = datetime.fromtimestamp(at, timezone.utc) if type(at) is int else datetime.fromisoformat(at)
            claim = json.dumps({"subjects": [subject], "predicates": [predicate], "contexts": [context],
                "actors": ["handler:bulk"], "attributes": attributes, "time": when.isoformat()},
                sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            count += 1
            time = int(when.timestamp()) * 1000000
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

    private final Path folder;
    private final String program;

    /// @param folder where scripts and their databases go
    CPython(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        program = self();
    }

    /// The interpreter itself: `python3` may be a script that looks for one first, which takes longer than Python.
    private static String self() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable, end='')").start();
        String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return found;
    }

    /// Writes down a script.
    Path script(String code) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "peer", ".py"), code);
    }

    /// Writes down a script that calls `attest`, which writes to a database of its own.
    Path attesting(String code) throws IOException {
        Path file = Files.createTempFile(folder, "peer", ".db");
        return script("FILE = '" + file + "'\n" + ATTEST + code + "\nflush()\ndb.execute('COMMIT')\n");
    }

    Process start(Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, script.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start();
    }

    /// Runs a script to its end.
    ///
    /// @return how long the process took, in milliseconds
    double run(Path script, String... arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(script, arguments);
        assertThat(process.waitFor()).isZero();
        return (System.nanoTime() - start) / 1e6;
    }
}
