package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program as the shell starts it: a process of its own.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ProgramTest {
    private Terminal terminal;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... words) throws IOException {
        return start(List.of(), words);
    }

    private Process start(List<String> launcher, String... words) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Xlog:class+load:file=" + terminal.home().resolve("classes.log"), "-cp",
                System.getProperty("java.class.path"), "dev.ixion.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(terminal.home().resolve("err").toFile());
        builder.environment().put("IXION_HOME", terminal.home().toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /// As a shell's kill does it; [Process#destroy] would also close what is to be read.
    private static void end(Process process) {
        assertThat(process.toHandle().destroy()).isTrue();
    }

    private String err() throws IOException {
        return Files.readString(terminal.home().resolve("err"));
    }

    @Test
    void aRunPrintsOnlyItsJsonAndLoadsNoJavaFx() throws Exception {
        Process process = start("ix", "git", terminal.repository("repo").toString(), "--json");
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(JsonMapper.shared().readTree(out).path("state").asString()).isEqualTo("succeeded");
        assertThat(err()).isEmpty();
        String classes = Files.readString(terminal.home().resolve("classes.log"));
        assertThat(classes).contains("dev.ixion.cli.Cli").doesNotContain("javafx.").doesNotContain("dev.ixion.ui.");
    }

    @Test
    void theExitCodeReachesTheShell() throws Exception {
        Process process = start("--json", "ix", "webhook", "https://example.org/events");
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(JsonMapper.shared().readTree(out).path("details").path(0).asString())
            .isEqualTo("script_type=webhook");
        assertThat(err()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anArgumentThatTheLocaleCannotHoldIsRefused() throws Exception {
        Process process = start(List.of("sh", "-c", "LC_ALL=C exec \"$@\" \"$(printf 'Z\\303\\274rich')\"", "sh"),
            "as");
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err()).contains("cannot be read, as the locale of this terminal is").contains("LC_ALL=C.UTF-8");
    }

    @Test
    void withoutADisplayTheDesktopNamesTheCommandLine() throws Exception {
        Process process = start();
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(err().lines()).singleElement().asString().contains("No display").contains("ixion --help");
    }

    @Test
    void aRunThatIsBrokenOffEndsSoonAsCancelledAndLeavesNoFacts() throws Exception {
        terminal.handler("slow", "ada", """
            # /// script
            # [tool.ixion]
            # timeout = "5m"
            # ///
            import time
            attest("a", "seen", "here")
            print("started", flush=True)
            while True:
                time.sleep(0.1)
            """);
        Process process = start("ix", "slow");
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("started");

        end(process);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(4);
        assertThat(err()).endsWith("✗ Cancelled\n");
        JsonNode history = terminal.json("pulse", "history").json();
        assertThat(history).hasSize(1);
        assertThat(history.path(0).path("state").asString()).isEqualTo("cancelled");
        assertThat(history.path(0).path("handler").asString()).isEqualTo("slow");
        assertThat(terminal.json("ax", "is", "seen").json()).isEmpty();
    }

    @Test
    void pulseRunsWhatIsDueUntilItIsEnded() throws IOException, GitAPIException, InterruptedException {
        terminal.ixion("pulse", "add", "git", terminal.repository("repo").toString(), "every", "1h");
        Process process = start("pulse", "run", "--json");
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        JsonNode ran = JsonMapper.shared().readTree(String.valueOf(out.readLine()));
        assertThat(ran.path("state").asString()).isEqualTo("succeeded");
        assertThat(ran.path("job").asInt()).isEqualTo(1);

        end(process);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out.readLine()).isNull();
        assertThat(err()).startsWith("Pulse runs the jobs of ").contains("Ctrl+C");
        assertThat(terminal.json("ax", "is", "is_commit").json()).hasSize(1);
    }
}
