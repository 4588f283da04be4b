package dev.ixion.pulse;

import java.time.Instant;

/// Names the process that runs an execution, so that others can tell whether it still lives: `<pid>@<start in ms>`.
public final class Owner {
    private static final int LONGEST_PID = 18;

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

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
