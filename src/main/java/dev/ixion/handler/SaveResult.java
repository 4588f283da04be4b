package dev.ixion.handler;

/// What came of saving a handler.
public sealed interface SaveResult {
    /// A new version was stored and is in force from the next run on.
    record Stored(HandlerVersion version) implements SaveResult {}

    /// The version in force has the same code already.
    record Unchanged(HandlerVersion version) implements SaveResult {}

    /// Another author's version, or another one than the author started from, is in force; nothing was stored.
    record Conflict(HandlerVersion inForce) implements SaveResult {}
}
