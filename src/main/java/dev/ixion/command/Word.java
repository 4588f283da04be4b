package dev.ixion.command;

/// One word of a command line.
///
/// @param text the word without its quotes
/// @param column where it starts in the line, from 1
/// @param quoted whether any of it was quoted or escaped; such a word is never a keyword
public record Word(String text, int column, boolean quoted) {
    boolean isKeyword(String keyword) {
        return !quoted && text.equals(keyword);
    }
}
