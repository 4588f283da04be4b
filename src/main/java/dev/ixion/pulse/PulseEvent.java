package dev.ixion.pulse;

import dev.ixion.ats.ExecutionId;
import dev.ixion.run.OutputLine;

/// Something that happened to an execution in this process.
public sealed interface PulseEvent {
    ExecutionId id();

    /// Its state changed, or it became known what runs it.
    record Changed(Execution execution) implements PulseEvent {
        @Override
        public ExecutionId id() {
            return execution.id();
        }
    }

    /// It printed a line.
    record Printed(ExecutionId id, OutputLine line) implements PulseEvent {}

    /// What it printed so far can be read from the store.
    record Kept(ExecutionId id) implements PulseEvent {}

    /// It said what it is doing now.
    record Progressed(ExecutionId id, String text) implements PulseEvent {}
}
