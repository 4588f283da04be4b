package dev.ixion.script;

import dev.ixion.run.RunUsage;

/// A run that is over.
///
/// @param isLeftBehind whether something in it could not be interrupted and still computes, on a thread that is cut off
///     from everything
public record ScriptRun(ScriptResult result, RunUsage usage, boolean isLeftBehind) {}
