package dev.ixion.command;

import java.util.Locale;

/// One word of a command line.
///
/// @param text the word without its quotes
/// @param source the word as it stands in the line
/// @param bare the same with [#QUOTED] in the place of quotes, backslashes and all that they protect
/// @param column where it starts in the line, from 1
public record Word(String text, String source, String bare, int column) {
    /// Stands for what means nothing but itself; no text holds it.
    static final char QUOTED = '\uffff';

    private static final String ANYTHING = "*";

    /// Whether any of it was quoted or escaped; such a word is never a keyword.
    boolean isQuoted() {
        return !source.equals(text);
    }

    boolean isKeyword(String keyword) {
        return source.equals(keyword);
    }

    /// Whether it is the constant's name in small letters.
    boolean names(Enum<?> constant) {
        return isKeyword(constant.name().toLowerCase(Locale.ROOT));
    }

    /// Whether it only says what a value starts with.
    boolean isPrefix() {
        return bare.endsWith(ANYTHING);
    }

    /// What a value starts with, if this is a prefix.
    String stem() {
        return text.substring(0, text.length() - ANYTHING.length());
    }

    /// The column behind it.
    int end() {
        return column + source.length();
    }

    /// A part of it, as a word of its own.
    ///
    /// @param from where it begins in the source, outside of quotes
    /// @param to where it ends
    Word part(int from, int to) {
        return Words.one(source.substring(from, to), column + from);
    }

    /// All of it from a place on.
    Word from(int start) {
        return part(start, source.length());
    }
}
