package dev.ixion.ui.editor;

/// A coloured piece of one line.
///
/// @param start its first column, from 0
/// @param end the column after its last
record Token(int start, int end, TokenKind kind) {}
