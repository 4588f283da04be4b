package dev.ixion.ats;

import java.time.Instant;
import java.util.List;

/// How many facts there were over time, in stretches of equal length.
///
/// @param from where the first stretch begins: the time of the oldest fact
/// @param to where the last one ends, just after the newest fact
/// @param counts one number for each stretch, the oldest first; empty if there are no facts
public record Timeline(Instant from, Instant to, List<Long> counts) {
    public Timeline {
        counts = List.copyOf(counts);
    }
}
