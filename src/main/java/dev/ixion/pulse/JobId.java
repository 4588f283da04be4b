package dev.ixion.pulse;

/// The number of a job in its workspace, from 1.
public record JobId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
