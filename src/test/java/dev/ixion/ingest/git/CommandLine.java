package dev.ixion.ingest.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Other programs, against which the facts are checked; where one is not installed, its tests are skipped.
final class CommandLine {
    private CommandLine() {}

    static List<String> git(Path folder, String... words) {
        return run(folder, "git", words).lines().toList();
    }

    static String run(Path folder, String program, String... words) {
        ProcessBuilder builder = new ProcessBuilder(program);
        builder.command().addAll(List.of(words));
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            Assumptions.abort(program + " is not installed: " + missing.getMessage());
            throw new AssertionError(missing);
        }
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(program + " " + List.of(words) + ": " + said);
            }
            return said;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
