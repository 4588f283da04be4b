package dev.ixion.ingest;

import dev.ixion.ats.FactSink;
import dev.ixion.run.RunMonitor;
import java.util.List;

/// A source of facts that is built in and needs no handler.
public interface Ingestor {
    /// The type it serves, for example `git`.
    String type();

    /// Reads the source and attests what it says. Reports progress, and ends soon after the run is cancelled.
    ///
    /// @param input the words after the type, as typed
    /// @throws dev.ixion.ats.ProblemException if the input names no such source or it cannot be read
    /// @throws dev.ixion.run.RunCancelledException if the run is cancelled
    void ingest(List<String> input, FactSink facts, RunMonitor monitor);
}
