package dev.ixion.script;

import java.time.Duration;

/// How much one run may use.
///
/// @param time from its start to its end, positive
/// @param memory what it may hold at the same time, in bytes; it is ended when it holds more
/// @param output how much of what it prints is kept, in bytes; the rest is left out
/// @param facts how often it may attest
/// @param processes how many processes it may have at the same time, with theirs
/// @param disk how much it may write to files, in bytes
public record Limits(Duration time, long memory, int output, long facts, int processes, long disk) {
    /// The smaller of both in each.
    public Limits atMost(Limits other) {
        return new Limits(time.compareTo(other.time) < 0 ? time : other.time, Math.min(memory, other.memory),
            Math.min(output, other.output), Math.min(facts, other.facts), Math.min(processes, other.processes),
            Math.min(disk, other.disk));
    }
}
