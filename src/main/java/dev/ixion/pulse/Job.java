package dev.ixion.pulse;

import java.time.Instant;
import java.util.Optional;

/// A command with a schedule.
///
/// @param command without its schedule
/// @param due when it runs next; empty if it does not, or is paused
/// @param origin which glyph, or which part of the program, made it
public record Job(JobId id, String command, Schedule schedule, Optional<Instant> due, boolean paused, String origin,
    Instant created) {}
