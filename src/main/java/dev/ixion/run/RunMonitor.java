package dev.ixion.run;

/// Follows one run from outside: sees its output and progress, and may cancel it. Methods may be called from any thread
/// of the run.
public interface RunMonitor {
    /// A line was printed.
    void output(OutputLine line);

    /// What the run is doing now, in a few words; replaces what was said before. Empty if there is no more to say.
    void progress(String text);

    CancelSignal cancel();
}
