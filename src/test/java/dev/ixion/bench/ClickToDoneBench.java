package dev.ixion.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long it takes from Run to *done* for a handler that prints and attests one fact, next to the same as a process of
/// CPython; then the same with imports.
@Tag("bench")
final class ClickToDoneBench {
    private static final int CLICKS = Integer.getInteger("ixion.bench.clicks", 100);
    private static final int WARM_UP = 20;
    private static final String IMPORTS = "import json, urllib.request, csv\n";
    private static final String HANDLER = "import sys\nprint('hello')\nattest(sys.argv[1], 'is', 'greeted')\n";
    private static final String PEER = """
        import sqlite3, sys
        print('hello')
        db = sqlite3.connect(sys.argv[1])
        db.execute('create table if not exists fact (subject, predicate, context)')
        db.execute('insert into fact values (?, ?, ?)', (sys.argv[2], 'is', 'greeted'))
        db.commit()
        """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutImports() throws InterruptedException, IOException {
        measure("", "");
    }

    @Test
    void withImports() throws InterruptedException, IOException {
        measure(IMPORTS, ", imports");
    }

    private void measure(String imports, String what) throws InterruptedException, IOException {
        CPython python = new CPython(folder);
        Path script = python.script(imports + PEER);
        String database = folder.resolve("peer.db").toString();
        try (WarmApp app = new WarmApp(folder, "hello", imports + HANDLER)) {
            Times clicked = new Times();
            Times peer = new Times();
            for (int i = -WARM_UP; i < CLICKS; i++) {
                app.awaitRest();
                double other = python.run(script, database, "n" + i);
                double own = app.run("ix hello click" + i, 1);
                if (i >= 0) {
                    peer.add(other);
                    clicked.add(own);
                }
            }
            System.out.println(clicked.row("Ixion, Run to done" + what));
            System.out.println(peer.row("`python3` as a process" + what));
            Times ready = new Times();
            Times atOnce = new Times();
            for (int i = 0; i < CLICKS; i++) {
                app.awaitReady();
                ready.add(app.run("ix hello ready" + i, 1));
            }
            for (int i = 0; i < CLICKS; i++) {
                atOnce.add(app.run("ix hello again" + i, 1));
            }
            System.out.println(ready.row("Ixion, each as soon as a context is there" + what));
            System.out.println(atOnce.row("Ixion, each as soon as the last is done" + what));
        }
    }
}
