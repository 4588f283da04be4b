package dev.ixion.pulse;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;

/// What Pulse is told about its surroundings.
///
/// @param workers how many executions run at the same time, from 1
/// @param owner the name of this process, as [Owner#self] gives it
/// @param zone the time zone of cron schedules that name none
/// @param keepOutput how long what runs printed is kept
public record PulseSettings(int workers, String owner, InstantSource clock, ZoneId zone,
    Duration keepOutput) {
    /// Whether the process of this name still lives; this one does, whatever the system says.
    boolean isAlive(String name) {
        return name.equals(owner) || Owner.isAlive(name);
    }
}
