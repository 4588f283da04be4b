package dev.ixion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs of handlers that make facts of a file, after the first run of each, next to the same script as a process of
/// CPython that writes to tables with the same indices.
@Tag("bench")
final class HandlersPeopleWriteBench {
    private static final int REPEATS = 5;

    @TempDir
    Path folder = Path.of("");

    /// A handler, and what it reads.
    private enum Kind {
        CSV("a CSV file to facts", 10_000, """
            import csv, sys
            with open(sys.argv[1], newline="") as file:
                for row in csv.DictReader(file):
                    attest(row["order"], "was_ordered_by", row["customer"],
                           attributes={"product": row["product"], "pieces": int(row["pieces"]),
                                       "price": float(row["price"])},
                           at=row["time"])
            """),
        JSON_LINES("JSON documents, one a line, to facts", 5_000, """
            import json, sys
            with open(sys.argv[1]) as file:
                for line in file:
                    document = json.loads(line)
                    attest(document["id"], "was_opened_by", document["user"]["login"],
                           attributes={"title": document["title"], "labels": document["labels"],
                                       "user": document["user"]},
                           at=document["created_at"])
            """),
        JSON_FILES("JSON documents, a file each, to facts", 5_000, """
            import json, sys
            from pathlib import Path
            for path in sorted(Path(sys.argv[1]).glob("*.json")):
                document = json.loads(path.read_text())
                attest(document["id"], "was_opened_by", document["user"]["login"],
                       attributes={"title": document["title"], "labels": document["labels"],
                                   "user": document["user"]},
                       at=document["created_at"])
            """),
        LOG("log lines by regular expression to facts", 5_000, """
            import re, sys
            LINE = re.compile(r'(?P<time>\\S+) (?P<host>\\S+) (?P<service>[\\w-]+)\\[(?P<pid>\\d+)\\]: '
                              r'(?P<level>[A-Z]+) request (?P<request>\\S+) from (?P<address>[\\d.]+): '
                              r'"(?P<verb>[A-Z]+) (?P<path>\\S+)" (?P<status>\\d{3}) in (?P<ms>\\d+) ms')
            with open(sys.argv[1]) as file:
                for line in file:
                    found = LINE.match(line)
                    if found:
                        attest(found["request"], "was_answered_by", found["service"],
                               attributes={"host": found["host"], "address": found["address"],
                                           "path": found["path"], "status": int(found["status"]),
                                           "ms": int(found["ms"])},
                               at=found["time"])
            """);

        private final String what;
        private final int facts;
        private final String script;

        Kind(String what, int facts, String script) {
            this.what = what;
            this.facts = facts;
            this.script = script;
        }

        /// Writes what one run reads; each round has other names, so all of its facts are new.
        Path input(Path folder, int round) throws IOException {
            Path input = folder.resolve(name() + "-" + round);
            switch (this) {
                case CSV -> Files.writeString(input, "order,customer,product,pieces,price,time\n"
                    + lines(i -> "order:%d-%d,customer:%d,\"Thing, size %d\",%d,%d.%02d,%s".formatted(round, i, i % 700,
                        i % 40, i % 9 + 1, i % 200, i % 100, time(i))));
                case JSON_LINES -> Files.writeString(input, lines(i -> document(round, i)));
                case JSON_FILES -> {
                    Files.createDirectory(input);
                    for (int i = 0; i < facts; i++) {
                        Files.writeString(input.resolve("document-" + i + ".json"), document(round, i));
                    }
                }
                case LOG -> Files.writeString(input, lines(i -> ("%s host%d web-%d[%d]: INFO request r%d-%d from"
                    + " 10.0.%d.%d: \"GET /shop/items/%d?page=%d\" %d in %d ms").formatted(time(i), i % 5, i % 12,
                        1000 + i % 50, round, i, i % 250, i % 240, i % 900, i % 7, i % 20 == 0 ? 404 : 200,
                        i % 300)));
            }
            return input;
        }

        private String lines(IntFunction<String> line) {
            return IntStream.range(0, facts).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
        }

        private static String time(int i) {
            return "2025-%02d-%02dT%02d:%02d:%02d+00:00".formatted(i % 12 + 1, i % 28 + 1, i % 24, i % 60, i / 60 % 60);
        }

        private static String document(int round, int i) {
            return ("{\"id\": \"issue:%d-%d\", \"title\": \"Problem number %d of part %d\", \"labels\": [\"bug\","
                + " \"part-%d\"], \"user\": {\"login\": \"user%d\", \"admin\": %b}, \"comments\": %d,"
                + " \"created_at\": \"%s\", \"body\": \"It does not do what it says, and it does that %d times.\"}")
                .formatted(round, i, i, i % 97, i % 13, i % 500, i % 50 == 0, i % 30, time(i), i % 11);
        }
    }

    @Test
    void afterTheFirstRun() throws InterruptedException, IOException {
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        CPython python = new CPython(folder);
        try (WarmApp app = new WarmApp(folder, "nothing", "pass")) {
            for (Kind kind : Kind.values()) {
                measure(kind, app, python, inputs);
            }
        }
    }

    private static void measure(Kind kind, WarmApp app, CPython python, Path inputs)
        throws InterruptedException, IOException {
        String type = kind.name().toLowerCase(Locale.ROOT).replace("_", "");
        app.save(type,
            "# /// script\n# [tool.ixion]\n# permissions = [\"read:" + inputs + "\"]\n# ///\n" + kind.script);
        app.awaitRest();
        double first = app.run("ix " + type + " " + kind.input(inputs, 0), kind.facts);
        Times own = new Times();
        Times peer = new Times();
        for (int round = 1; round <= REPEATS; round++) {
            String input = kind.input(inputs, round).toString();
            app.awaitRest();
            peer.add(python.run(python.attesting(kind.script), input));
            own.add(app.run("ix " + type + " " + input, kind.facts));
        }
        System.out.printf(Locale.ROOT,
            "| %,d %s | first %.2f s, then %.2f s (%.2f to %.2f) | CPython %.2f s | %.2f of CPython's speed |%n",
            kind.facts, kind.what, first / 1e3, own.median() / 1e3, own.least() / 1e3, own.most() / 1e3,
            peer.median() / 1e3, peer.median() / own.median());
    }
}
