package dev.ixion;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that is turned by hand.
public final class HandClock implements InstantSource {
    private volatile Instant now;

    public HandClock(String start) {
        now = Instant.parse(start);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void set(String time) {
        now = Instant.parse(time);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
