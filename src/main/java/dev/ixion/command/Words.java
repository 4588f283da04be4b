package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Splits a line into words as a POSIX shell does (quotes and backslashes; no expansion of any kind), and joins words
/// into such a line.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02">POSIX, Quoting</a>
public final class Words {
    private final String line;
    private final List<Word> words = new ArrayList<>();
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /// @throws CommandSyntaxException if a quote is not closed or a backslash ends the line
    public static List<Word> split(String line) {
        Words splitter = new Words(line);
        splitter.run();
        return List.copyOf(splitter.words);
    }

    /// The one word that a part of a line is.
    ///
    /// @param source holds no white space outside of quotes, and may be empty
    static Word one(String source, int column) {
        Words splitter = new Words(source);
        splitter.word();
        Word word = splitter.words.getFirst();
        return new Word(word.text(), source, word.bare(), column);
    }

    /// A line that [#split] takes apart into the same words.
    public static String join(List<String> words) {
        return words.stream().map(Words::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return isPlain(word) ? word : quoted(word);
    }

    /// Whether the word is the same without quotes, unless it is a keyword.
    static boolean isPlain(String word) {
        return !word.isEmpty() && word.chars().noneMatch(c -> Character.isWhitespace(c) || "\"'\\".indexOf(c) >= 0);
    }

    /// The word in quotes, so that it is never a keyword.
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void run() {
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else {
                word();
            }
        }
    }

    private void word() {
        int start = at;
        StringBuilder text = new StringBuilder();
        StringBuilder bare = new StringBuilder();
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            char c = line.charAt(at);
            switch (c) {
                case '\'' -> single(text);
                case '"' -> doubled(text);
                case '\\' -> escaped(text);
                default -> {
                    text.append(c);
                    bare.append(c);
                    at++;
                }
            }
            bare.repeat(Word.QUOTED, at - start - bare.length());
        }
        words.add(new Word(text.toString(), line.substring(start, at), bare.toString(), start + 1));
    }

    private void escaped(StringBuilder text) {
        if (at + 1 == line.length()) {
            throw new CommandSyntaxException(text("command.dangling-backslash", at + 1), at + 1);
        }
        text.append(line.charAt(at + 1));
        at += 2;
    }

    private void single(StringBuilder text) {
        int end = line.indexOf('\'', at + 1);
        if (end < 0) {
            throw unclosed(at);
        }
        text.append(line, at + 1, end);
        at = end + 1;
    }

    private void doubled(StringBuilder text) {
        int open = at++;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0) {
                text.append(line.charAt(at++));
            } else {
                text.append(c);
            }
        }
        throw unclosed(open);
    }

    private CommandSyntaxException unclosed(int open) {
        return new CommandSyntaxException(text("command.unclosed-quote", line.charAt(open), open + 1), open + 1);
    }
}
