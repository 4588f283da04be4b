package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long commands of the installed program take as whole processes, with the ahead-of-time cache of the image and, in a
/// copy that is told so, with Java's own class data archive alone. `mvn -Pinstaller verify` makes the image; another one is named by `-Dixion.bench.image=…`.
@Tag("bench")
final class InstalledStartBench {
    private static final Path IMAGE = Path.of(System.getProperty("ixion.bench.image", "target/installer/ixion"));
    private static final int ROUNDS = 7;
    private static final String HANDLER = """
        # /// script
        # [tool.ixion]
        # permissions = ["read:<input>"]
        # ///
        import csv, sys
        for row in csv.DictReader(open(sys.argv[1])):
            attest(row["id"], "has_name", row["group"], attributes={"name": row["name"], "number": int(row["number"])})
        """;

    @TempDir
    Path folder = Path.of("");
    private int round;

    @Test
    void startsWithAndWithoutTheCache() throws IOException, InterruptedException {
        Path program = IMAGE.resolve("bin").resolve("ixion").toAbsolutePath();
        assumeThat(program).exists();
        Path plain = copyWithoutCache().resolve("bin").resolve("ixion");
        ixion(program, "handler", "save", "rows",
            Files.writeString(folder.resolve("rows.py"), HANDLER).toString());
        ixion(program, "handler", "grant", "rows", "--yes");
        System.out.println("| a process of the installed program | with the cache | without it | part |");
        System.out.println("| --- | --- | --- | --- |");
        compare("a query", program, plain, () -> List.of("ax", "limit", "1"));
        compare("a handler is checked and saved", program, plain, () -> List.of("handler", "save", "rows" + ++round,
            Files.writeString(folder.resolve("other.py"), HANDLER + "# " + round + "\n").toString()));
        compare("a handler makes 9,000 facts of a CSV file", program, plain,
            () -> List.of("ix", "rows", rows().toString()));
    }

    private Path copyWithoutCache() throws IOException {
        Path copy = folder.resolve("plain");
        try (Stream<Path> all = Files.walk(IMAGE)) {
            for (Path from : all.filter(path -> !path.endsWith("ixion.aot")).toList()) {
                Files.copy(from, copy.resolve(IMAGE.relativize(from).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Path options = copy.resolve("lib/app/ixion.cfg");
        Files.writeString(options, Files.readString(options).replace("-XX:AOTCache=$APPDIR/ixion.aot", "-Xshare:auto"));
        return copy;
    }

    /// The words of a command that is not one that was given before.
    private interface Command {
        List<String> next() throws IOException;
    }

    private void compare(String what, Path program, Path plain, Command command)
        throws IOException, InterruptedException {
        Times with = new Times();
        Times without = new Times();
        for (int i = 0; i < ROUNDS; i++) {
            with.add(ixion(program, command.next().toArray(String[]::new)));
            without.add(ixion(plain, command.next().toArray(String[]::new)));
        }
        System.out.printf(Locale.ROOT, "| %s | %.2f s (%.2f to %.2f) | %.2f s (%.2f to %.2f) | %.2f |%n", what,
            with.median() / 1e3, with.least() / 1e3, with.most() / 1e3, without.median() / 1e3, without.least() / 1e3,
            without.most() / 1e3, with.median() / without.median());
    }

    private Path rows() throws IOException {
        int number = ++round;
        return Files.write(folder.resolve("rows.csv"), Stream.concat(Stream.of("id,group,name,number"),
            IntStream.range(0, 9000)
                .mapToObj(row -> "id-%d-%d,group %d,Name number %d,%d".formatted(number, row, row % 7,
                    row, 3 * row)))
            .toList());
    }

    /// @return how long it took, in milliseconds
    private double ixion(Path program, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("IXION_HOME", folder.resolve("home").toString());
        Stopwatch watch = new Stopwatch();
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return watch.read().seconds() * 1e3;
    }
}
