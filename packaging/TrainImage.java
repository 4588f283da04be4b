import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes the ahead-of-time cache of an application image: the classes that a start needs, linked already, and how often
/// their methods run, so that every later start has what the first one worked out. For that it starts the desktop of the
/// image once, without a display and in a home of its own, lets Pulse run a handler, and ends it as a user's session does.
///
/// The cache belongs to this image alone. In a copy that lies elsewhere the Java machine uses it only if the library files
/// have the times that they had here, so these are given a time that packages of the image keep. It does not always notice
/// that a library was exchanged, and then runs the old one (JDK-8377932): whoever exchanges one removes the cache.
///
/// `java packaging/TrainImage.java IMAGE SECONDS`, the time in seconds since 1970
///
/// @see <a href="https://openjdk.org/jeps/514">JEP 514</a> and <a href="https://openjdk.org/jeps/515">JEP 515</a>
final class TrainImage {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int ROWS = 9000;
    private static final int DOCUMENTS = 2000;
    private static final String HANDLER = """
        # /// script
        # [tool.ixion]
        # permissions = ["read:<input>"]
        # ///
        import csv, datetime, json, re, sys
        from pathlib import Path

        for row in csv.DictReader(open(sys.argv[1])):
            found = re.fullmatch(r"(\\w+)-(\\d+)", row["id"])
            more = json.loads(row["more"])
            attest(row["id"], "is_member", row["group"], attributes={"number": int(found[2]), **more},
                   at=datetime.datetime.fromisoformat(row["since"]))
        for path in sorted(Path(sys.argv[2]).glob("*.json")):
            document = json.loads(path.read_text())
            attest(document["id"], "is_opened_by", document["user"]["login"],
                   attributes={"user": document["user"], "labels": document["labels"]}, at=document["at"])
        """;

    private final Path app;
    private final Path java;
    private final Path home;
    private final List<String> options = new ArrayList<>();
    private final List<String> classPath = new ArrayList<>();

    private TrainImage(Path image, Path home) throws IOException {
        this.app = image.resolve("lib/app");
        this.java = image.resolve("lib/runtime/bin/java");
        this.home = home;
        for (String line : Files.readAllLines(app.resolve("ixion.cfg"))) {
            String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", app.toString());
            if (line.startsWith("app.classpath=")) {
                classPath.add(value);
            } else if (line.startsWith("java-options=") && !value.startsWith("-XX:AOTCache=")) {
                options.add(value);
            }
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path image = Path.of(args[0]).toAbsolutePath();
        Path home = Files.createTempDirectory("ixion-training-");
        try {
            setTimes(image.resolve("lib/app"), FileTime.from(Long.parseLong(args[1]), TimeUnit.SECONDS));
            new TrainImage(image, home).run();
        } finally {
            try (Stream<Path> all = Files.walk(home)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void setTimes(Path folder, FileTime time) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                Files.setLastModifiedTime(jar, time);
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        Path cache = app.resolve("ixion.aot");
        Path handler = Files.writeString(home.resolve("members.py"), HANDLER);
        Path rows = Files.write(home.resolve("members.csv"), Stream.concat(Stream.of("id,group,since,more"),
            IntStream.range(0, ROWS).mapToObj("m-%1$d,group %1$d,2026-01-02T03:04:05+00:00,\"{\"\"a\"\": %1$d}\""::formatted))
            .toList());
        Path documents = Files.createDirectory(home.resolve("documents"));
        for (int i = 0; i < DOCUMENTS; i++) {
            Files.writeString(documents.resolve(i + ".json"), """
                {"id": "d-%1$d", "user": {"login": "user %1$d"}, "labels": ["a", "b"], "at": "2026-01-02T03:04:05Z"}
                """.formatted(i));
        }
        ixion("handler", "save", "members", handler.toString());
        ixion("handler", "grant", "members", "--yes");
        ixion("pulse", "add", "ix", "members", rows.toString(), documents.toString(), "every", "1h");
        Process desktop = start(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-XX:AOTCacheOutput=" + cache),
            List.of());
        try {
            awaitRun(desktop);
            desktop.destroy();
            if (!desktop.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) || !Files.exists(cache)) {
                throw new IllegalStateException("no cache was made:\n" + Files.readString(desktopLog()));
            }
            System.out.println("Made " + cache + ", " + (Files.size(cache) >> 20) + " MB");
        } finally {
            desktop.destroyForcibly();
        }
    }

    private void awaitRun(Process desktop) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        while (!ixion("pulse", "history", "--json").contains("\"succeeded\"")) {
            if (Instant.now().isAfter(end) || !desktop.isAlive()) {
                throw new IllegalStateException("the handler did not run:\n" + Files.readString(desktopLog()));
            }
        }
    }

    /// Runs the command line.
    ///
    /// @return what it printed
    private String ixion(String... words) throws IOException, InterruptedException {
        Process process = start(List.of(), List.of(words));
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed:\n" + Files.readString(log()));
        }
        return Files.readString(log());
    }

    /// The output of the last command.
    private Path log() {
        return home.resolve("command.log");
    }

    private Path desktopLog() {
        return home.resolve("desktop.log");
    }

    private Process start(List<String> more, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-cp", String.join(System.getProperty("path.separator"), classPath), "dev.ixion.Main"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
            (words.isEmpty() ? desktopLog() : log()).toFile());
        builder.environment().put("IXION_HOME", home.resolve("home").toString());
        return builder.start();
    }
}
