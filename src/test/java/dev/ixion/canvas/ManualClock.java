package dev.ixion.canvas;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that is turned by hand.
final class ManualClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
