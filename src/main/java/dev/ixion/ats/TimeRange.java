package dev.ixion.ats;

import java.time.Instant;
import java.util.Optional;

/// A stretch of time.
///
/// @param since the first moment that belongs to it; empty for no beginning
/// @param until the first moment that no longer belongs to it; empty for no end
public record TimeRange(Optional<Instant> since, Optional<Instant> until) {
    public static final TimeRange ALWAYS = new TimeRange(Optional.empty(), Optional.empty());

    public static TimeRange from(Instant since) {
        return new TimeRange(Optional.of(since), Optional.empty());
    }

    public static TimeRange between(Instant since, Instant until) {
        return new TimeRange(Optional.of(since), Optional.of(until));
    }
}
