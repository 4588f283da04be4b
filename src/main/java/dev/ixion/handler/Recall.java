package dev.ixion.handler;

import java.time.Instant;

/// That a version of a handler was recalled: its facts are hidden, and it does not run.
///
/// @param by who recalled it
/// @param why what that person said
public record Recall(String by, String why, Instant since) {}
