package dev.ixion.script;

import java.util.OptionalInt;

/// A Python error, told so that a person finds its place.
///
/// @param type the exception's class, for example `ValueError`
/// @param message the exception's text, possibly empty
/// @param line the line of the script where it came up, from 1; empty if it did not come up in the script
/// @param column the column of a syntax error, from 1
/// @param traceback the whole traceback as Python prints it
public record ScriptError(String type, String message, OptionalInt line, OptionalInt column, String traceback) {}
