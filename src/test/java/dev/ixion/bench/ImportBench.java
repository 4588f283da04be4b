package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.bench.GitLikeFacts.Row;
import dev.ixion.store.Workspace;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ixion import` of many lines as a whole process, next to the command line `sqlite3`, which brings the same lines into
/// the same tables and indices. That one takes the ids as they stand in the file; ours makes each of them anew.
@Tag("bench")
final class ImportBench {
    private static final int LINES = Integer.getInteger("ixion.bench.imported", 200_000);

    private static final String SQL = """
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=NORMAL;
        CREATE TABLE fact (id INTEGER PRIMARY KEY, asid BLOB NOT NULL UNIQUE, claim TEXT NOT NULL,
          time INTEGER NOT NULL, batch INTEGER NOT NULL);
        CREATE TABLE term (slot INTEGER NOT NULL, text TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (slot, text))
          WITHOUT ROWID;
        CREATE TABLE posting (term INTEGER NOT NULL, time INTEGER NOT NULL, fact INTEGER NOT NULL,
          batch INTEGER NOT NULL, PRIMARY KEY (term, time, fact)) WITHOUT ROWID;
        CREATE TEMP TABLE line (json TEXT);
        .mode ascii
        .separator "\\037" "\\n"
        .import FILE line
        BEGIN;
        INSERT INTO fact SELECT rowid, CAST(json->>'$.id' AS BLOB),
          json_object('actors', json->'$.actors', 'attributes', json->'$.attributes', 'contexts', json->'$.contexts',
            'predicates', json->'$.predicates', 'subjects', json->'$.subjects', 'time', json->>'$.timestamp'),
          strftime('%s', json->>'$.timestamp') * 1000000 + CAST(substr(json->>'$.timestamp', 21, 6) AS INTEGER), 1
          FROM line;
        CREATE TEMP VIEW said AS
          SELECT l.rowid AS fact, 0 AS slot, e.value AS text FROM line l, json_each(l.json, '$.subjects') e
          UNION ALL SELECT l.rowid, 1, e.value FROM line l, json_each(l.json, '$.predicates') e
          UNION ALL SELECT l.rowid, 2, e.value FROM line l, json_each(l.json, '$.contexts') e
          UNION ALL SELECT l.rowid, 3, e.value FROM line l, json_each(l.json, '$.actors') e;
        INSERT INTO term SELECT slot, text, row_number() OVER (ORDER BY slot, text)
          FROM (SELECT DISTINCT slot, text FROM said);
        INSERT INTO posting SELECT t.id, f.time, f.id, 1
          FROM said s CROSS JOIN term t ON t.slot = s.slot AND t.text = s.text CROSS JOIN fact f ON f.id = s.fact
          ORDER BY 1, 2, 3;
        INSERT INTO posting SELECT 0, time, id, 1 FROM fact ORDER BY time, id;
        COMMIT;
        """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void importedAsAProcess() throws IOException, InterruptedException {
        Path lines = folder.resolve("facts.jsonl");
        writeLines(lines);
        Path file = folder.resolve("w.ixion");
        double own = seconds(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
            System.getProperty("java.class.path"), "dev.ixion.Main", "--db", file.toString(), "import",
            lines.toString()));
        double words;
        try (Workspace workspace = Workspace.open(file, InstantSource.system())) {
            words = BenchRun.untilFoundByWords(workspace.attestations(), LINES - 1);
        }
        line("ixion import, the whole process", own);
        System.out.printf("| found by its words                 | %.2f s after the next start |%n", words);
        if (isThere("sqlite3")) {
            Path script = folder.resolve("import.sql");
            Files.writeString(script, SQL.replace("FILE", lines.toString()));
            double peer = seconds(new ProcessBuilder("sqlite3", "-bail", folder.resolve("peer.db").toString())
                .redirectInput(script.toFile()));
            line("sqlite3, same tables and indices", peer);
            System.out.printf("| Ixion is %.2f times as quick%n", peer / own);
        } else {
            System.out.println("| sqlite3 is not installed here: nothing to compare with");
        }
    }

    private static void writeLines(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < LINES; i++) {
                Row row = GitLikeFacts.row(i);
                out.write("""
                    {"id":"%s","subjects":["%s"],"predicates":["%s"],"contexts":["%s"],"actors":["%s"],\
                    "timestamp":"%s","source":"ix:git","attributes":%s,"execution":1}
                    """.formatted(row.claim().id(), row.subject(), row.predicate(), row.context(), row.actor(),
                    row.time(), row.attributes()));
            }
        }
    }

    private double seconds(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.environment().put("IXION_HOME", folder.resolve("home").toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT);
        long start = System.nanoTime();
        assertThat(builder.start().waitFor()).as(String.join(" ", builder.command())).isZero();
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(program, "--version")).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void line(String what, double seconds) {
        System.out.printf("| %-34s | %,9.0f facts/s | %6.1f s |%n", what, LINES / seconds, seconds);
    }
}
