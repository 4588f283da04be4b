package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the desktop takes to draw its window, and whether Python is started before that.
@Tag("bench")
final class WindowStartBench {
    private static final int STARTS = 11;

    @TempDir
    Path folder = Path.of("");

    @Test
    void theWindowIsThereBeforePython() throws IOException, InterruptedException {
        Times times = new Times();
        int before = 0;
        for (int i = 0; i < STARTS; i++) {
            String[] said = start().strip().split(" ", -1);
            if (i > 0) {
                times.add(Double.parseDouble(said[0]));
                before += Boolean.parseBoolean(said[1]) ? 1 : 0;
            }
        }
        System.out.printf(Locale.ROOT,
            "| process to window drawn, median of %d | %.0f ms (%.0f to %.0f) | Python began before it in %d |%n",
            STARTS - 1, times.median(), times.least(), times.most(), before);
        assertThat(before).isZero();
    }

    private String start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("-") && !argument.startsWith("-Xmx")
                && !argument.startsWith("-Xlog") && !argument.startsWith("-javaagent"))
            .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WindowStart.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().put("IXION_HOME", folder.resolve("home").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).isNotBlank();
        return said;
    }
}
