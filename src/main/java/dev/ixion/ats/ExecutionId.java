package dev.ixion.ats;

/// The number of an execution in its workspace, from 1.
public record ExecutionId(long value) implements Comparable<ExecutionId> {
    @Override
    public int compareTo(ExecutionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
