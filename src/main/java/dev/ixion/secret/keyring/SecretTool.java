package dev.ixion.secret.keyring;

import static dev.ixion.text.Messages.text;

import dev.ixion.secret.KeyringUnreachableException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the program `secret-tool`. Values go through its standard input and output only, since everybody can see
/// arguments.
final class SecretTool {
    private static final Logger LOG = LoggerFactory.getLogger(SecretTool.class);
    private static final String PROGRAM = "secret-tool";
    private static final int LONGEST_COMPLAINT = 200;

    private final String searchPath;

    /// What the program answered. It is no record, since that would show a value in its text.
    static final class Answer {
        private final int status;
        private final String output;
        private final String complaint;

        private Answer(int status, String output, String complaint) {
            this.status = status;
            this.output = output;
            this.complaint = complaint;
        }

        boolean succeeded() {
            return status == 0;
        }

        /// It says nothing and fails if there is no such secret.
        boolean foundNothing() {
            return status != 0 && complaint.isEmpty();
        }

        String output() {
            return output;
        }

        /// What it complains about, or else how it ended.
        String complaint() {
            return complaint.isEmpty() ? text("secret.keyring.status", status) : complaint;
        }
    }

    /// @param searchPath the folders to look for the program in, as in the environment variable `PATH`
    SecretTool(String searchPath) {
        this.searchPath = searchPath;
    }

    /// Calls the program and waits until it has ended, but not longer than the limit.
    ///
    /// @throws KeyringUnreachableException if it cannot be started, or did not end
    Answer call(Duration limit, String input, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program().toString());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).start();
            try {
                give(process, input);
                if (!process.waitFor(limit)) {
                    throw new KeyringUnreachableException(text("secret.keyring.silent", limit.toSeconds()));
                }
                return new Answer(process.exitValue(), taken(process.getInputStream()),
                    complaint(taken(process.getErrorStream())));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new KeyringUnreachableException(text("secret.keyring.failed", failed), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeyringUnreachableException(text("secret.keyring.interrupted"), interrupted);
        }
    }

    private Path program() {
        return Arrays.stream(searchPath.split(File.pathSeparator)).filter(folder -> !folder.isBlank())
            .map(SecretTool::in).flatMap(Optional::stream).filter(Files::isExecutable).findFirst()
            .orElseThrow(() -> new KeyringUnreachableException(text("secret.keyring.no-program")));
    }

    private static Optional<Path> in(String folder) {
        try {
            return Optional.of(Path.of(folder).toAbsolutePath().resolve(PROGRAM));
        } catch (InvalidPathException noFolder) {
            return Optional.empty();
        }
    }

    private static void give(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            LOG.debug("{} ended before it had read what it was given: {}", PROGRAM, ended.getMessage());
        }
    }

    /// What is there of an ended program's output. What it started may live on and hold it open, so nobody waits for its
    /// end.
    private static String taken(InputStream output) throws IOException {
        return new String(output.readNBytes(output.available()), StandardCharsets.UTF_8);
    }

    private static String complaint(String errors) {
        String line = errors.lines().findFirst().orElse("").replaceFirst("^" + PROGRAM + ": ", "").strip();
        return line.length() <= LONGEST_COMPLAINT ? line : line.substring(0, LONGEST_COMPLAINT) + "…";
    }
}
