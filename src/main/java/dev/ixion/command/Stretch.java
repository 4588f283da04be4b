package dev.ixion.command;

import java.time.Instant;

/// What a word for a time means: a moment, or something that lasts, such as a day.
///
/// @param end the first moment that no longer belongs to it; for a moment, the moment itself
record Stretch(Instant start, Instant end) {
    static Stretch moment(Instant time) {
        return new Stretch(time, time);
    }

    boolean isMoment() {
        return start.equals(end);
    }
}
