package dev.ixion.script;

/// Whether Python can run a script at once.
public enum EngineState {
    /// Not asked to start yet.
    COLD,
    /// Starting; a run that comes now waits.
    WARMING,
    /// A warmed context is waiting.
    READY,
    /// It could not be started; the log says why.
    FAILED
}
