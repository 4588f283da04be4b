package dev.ixion.script;

import java.util.List;
import java.util.OptionalInt;

/// A Python error, told so that a person finds its place.
///
/// @param type the exception's class, for example `ValueError`
/// @param message the exception's text, possibly empty
/// @param line the line of the script where it came up, from 1; empty if it did not come up in the script
/// @param column the column of a syntax error, from 1
/// @param traceback the script's frames and the error, as Python prints them
/// @param frames the lines of the script's frames, the outermost first
public record ScriptError(String type, String message, OptionalInt line, OptionalInt column, String traceback,
    List<Integer> frames) {
    public ScriptError {
        frames = List.copyOf(frames);
    }
}
