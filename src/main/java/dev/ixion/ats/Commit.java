package dev.ixion.ats;

/// When the facts of a run become visible.
public enum Commit {
    /// All at once, when it succeeds.
    AT_END,
    /// Each group as it is written.
    STREAM,
    /// Never: they can be looked at, and are then dropped.
    NEVER
}
