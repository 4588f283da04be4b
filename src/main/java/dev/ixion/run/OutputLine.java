package dev.ixion.run;

/// One line that a run printed.
///
/// @param error whether it was printed to standard error
/// @param text the line without its end
public record OutputLine(boolean error, String text) {}
