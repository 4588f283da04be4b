package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Splits a line into words as a POSIX shell does (quotes and backslashes; no expansion of any kind), and joins words
/// into such a line.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02">POSIX, Quoting</a>
public final class Words {
    private final String line;
    private final boolean mayBreakOff;
    private final List<Word> words = new ArrayList<>();
    private Optional<Character> openQuote = Optional.empty();
    private int at;

    private Words(String line, boolean mayBreakOff) {
        this.line = line;
        this.mayBreakOff = mayBreakOff;
    }

    /// The words of a line that may break off anywhere.
    ///
    /// @param openQuote the quote that is not closed
    record Begun(List<Word> words, Optional<Character> openQuote) {}

    /// @throws CommandSyntaxException if a quote is not closed or a backslash ends the line
    public static List<Word> split(String line) {
        Words splitter = new Words(line, false);
        splitter.run();
        return List.copyOf(splitter.words);
    }

    /// The words of a line that is still being typed.
    static Begun begun(String line) {
        Words splitter = new Words(line, true);
        splitter.run();
        return new Begun(List.copyOf(splitter.words), splitter.openQuote);
    }

    /// The one word that a part of a line is.
    ///
    /// @param source holds no white space outside of quotes, and may be empty
    static Word one(String source, int column) {
        Words splitter = new Words(source, true);
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
        at++;
        if (at < line.length()) {
            text.append(line.charAt(at++));
        } else if (!mayBreakOff) {
            throw new CommandSyntaxException(text("command.dangling-backslash", at), at);
        }
    }

    private void single(StringBuilder text) {
        int end = line.indexOf('\'', at + 1);
        if (end < 0) {
            requireClosed(at);
        }
        text.append(line, at + 1, end < 0 ? line.length() : end);
        at = end < 0 ? line.length() : end + 1;
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
        requireClosed(open);
    }

    private void requireClosed(int open) {
        if (!mayBreakOff) {
            throw new CommandSyntaxException(text("command.unclosed-quote", line.charAt(open), open + 1), open + 1);
        }
        openQuote = Optional.of(line.charAt(open));
    }
}
