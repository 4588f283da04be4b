package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// An environment variable by which the processes of one run are known, also those whose parent has ended: they are no
/// longer anybody's descendants. Only where processes are files (Linux).
final class RunMark {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String NAME = "IXION_RUN";

    private final String value = UUID.randomUUID().toString();

    void putInto(Map<String, String> environment) {
        environment.put(NAME, value);
    }

    /// The living processes that have it.
    Stream<ProcessHandle> bearers() {
        return Files.isDirectory(PROCESSES) ? ProcessHandle.allProcesses().filter(this::isBorne) : Stream.empty();
    }

    private boolean isBorne(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(PROCESSES.resolve(process.pid() + "/environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(NAME + "=" + value);
        } catch (IOException gone) {
            return false;
        }
    }
}
