package dev.ixion.pulse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Names the process that runs an execution, so that others can tell whether it still lives: `<pid>@<start>`.
///
/// On Linux the start is counted from the boot of the machine, and the boot is named with it: the JDK computes a start
/// instant from the wall clock, and gives another one for the same process after that clock was set.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
public final class Owner {
    private static final int LONGEST_PID = 18;
    private static final Path PROCESSES = Path.of("/proc");
    private static final Path BOOT = PROCESSES.resolve("sys/kernel/random/boot_id");
    /// Field 22, counted from the third, which is the first after the name.
    private static final int START_TICKS = 22 - 3;

    private Owner() {}

    /// This process.
    public static String self() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + "@" + start(process);
    }

    /// Whether the process that wrote this name is still running on this machine.
    public static boolean isAlive(String owner) {
        int at = owner.indexOf('@');
        if (at < 1 || at > LONGEST_PID || !owner.substring(0, at).chars().allMatch(Character::isDigit)) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(owner.substring(0, at)))
            .filter(ProcessHandle::isAlive)
            .map(process -> owner.endsWith("@" + start(process)))
            .orElse(false);
    }

    private static String start(ProcessHandle process) {
        return startSinceBoot(process.pid()).orElseGet(
            () -> Long.toString(process.info().startInstant().map(Instant::toEpochMilli).orElse(0L)));
    }

    /// Empty where the system is not Linux.
    private static Optional<String> startSinceBoot(long pid) {
        if (!Files.isReadable(BOOT)) {
            return Optional.empty();
        }
        try {
            // A process may have any bytes as its name
            String stat = Files.readString(PROCESSES.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return Optional.of(Files.readString(BOOT).strip() + ":" + startTicks(stat));
        } catch (IOException endedMeanwhile) {
            return Optional.empty();
        }
    }

    /// The name, in brackets, may hold spaces and brackets itself.
    static String startTicks(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START_TICKS];
    }
}
