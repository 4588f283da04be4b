package dev.ixion.ui.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Finds what is to be coloured in Python source, in one pass and without a grammar, so that half-written code is
/// coloured as well as whole code. A string that is not closed ends with its line, as Python itself has it.
final class PythonLexer {
    /// The text view needs seconds for a line with tens of thousands of pieces, so a longer line stays plain.
    static final int LONGEST_COLOURED_LINE = 2_000;

    private final String text;
    private final Deque<StringLiteral> open = new ArrayDeque<>();
    private List<Token> line = new ArrayList<>();
    private int lineStart;
    private int lineEnd;
    private int at;
    private boolean lineContinues;
    private boolean nameIsDefined;

    private PythonLexer(String text) {
        this.text = text;
    }

    /// The tokens of each line, in order; there is one list for every line, also for an empty last one.
    static List<List<Token>> lines(String text) {
        return new PythonLexer(text).lines();
    }

    private List<List<Token>> lines() {
        List<List<Token>> lines = new ArrayList<>();
        do {
            int newline = text.indexOf('\n', lineStart);
            lineEnd = newline < 0 ? text.length() : newline;
            line = new ArrayList<>();
            oneLine();
            lines.add(lineEnd - lineStart > LONGEST_COLOURED_LINE ? List.of() : line);
            lineStart = lineEnd + 1;
        } while (lineEnd < text.length());
        return lines;
    }

    private void oneLine() {
        at = lineStart;
        lineContinues = false;
        nameIsDefined = false;
        while (at < lineEnd) {
            StringLiteral literal = open.peek();
            if (literal != null && !literal.isInField()) {
                string(literal, at);
            } else {
                code(text.charAt(at));
            }
        }
        while (!lineContinues && !open.isEmpty() && !open.element().isTriple()) {
            open.pop();
        }
    }

    private void code(char c) {
        if (c == '#') {
            add(at, lineEnd, TokenKind.COMMENT);
            at = lineEnd;
        } else if (c == '"' || c == '\'') {
            openString(at, "");
        } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            word();
        } else if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
            number();
        } else if (c == '@' && isFirstOnLine(at)) {
            decorator();
        } else {
            StringLiteral literal = open.peek();
            if (literal != null && (c == '{' || c == '}')) {
                literal.nest(c == '{' ? 1 : -1);
            }
            at++;
        }
    }

    private void openString(int start, String prefix) {
        char quote = text.charAt(at);
        boolean triple = charAt(at + 1) == quote && charAt(at + 2) == quote;
        StringLiteral literal = new StringLiteral(quote, triple, prefix);
        open.push(literal);
        at += literal.quoteLength();
        string(literal, start);
    }

    /// Reads on in a string until it closes, a replacement field opens or the line ends.
    private void string(StringLiteral literal, int start) {
        while (at < lineEnd) {
            char c = text.charAt(at);
            if (c == '\\') {
                escape(literal);
            } else if (literal.closesAt(text, at)) {
                at += literal.quoteLength();
                open.pop();
                break;
            } else if (literal.hasFields() && c == '{' && charAt(at + 1) != '{') {
                add(start, at, TokenKind.STRING);
                literal.nest(1);
                at++;
                return;
            } else {
                at += literal.hasFields() && c == '{' ? 2 : 1;
            }
        }
        add(start, at, TokenKind.STRING);
    }

    private void escape(StringLiteral literal) {
        lineContinues = at + 1 == lineEnd;
        if (literal.hasFields() && text.startsWith("\\N{", at)) {
            at += 3;
        } else if (literal.hasFields() && charAt(at + 1) == '{') {
            at++;
        } else {
            at = Math.min(at + 2, lineEnd);
        }
    }

    private void word() {
        int start = at;
        while (at < lineEnd && Character.isUnicodeIdentifierPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        char next = charAt(at);
        if ((next == '"' || next == '\'') && PythonWords.isStringPrefix(word)) {
            openString(start, word);
        } else if (nameIsDefined) {
            nameIsDefined = false;
            add(start, at, TokenKind.DEFINITION);
        } else if (isFirstOnLine(start) && PythonWords.isSoftKeyword(word) && opensStatement(word)) {
            add(start, at, TokenKind.KEYWORD);
            nameIsDefined = word.equals("type");
        } else if (!isAttribute(start)) {
            PythonWords.kind(word).filter(kind -> kind == TokenKind.KEYWORD || !isAssigned())
                .ifPresent(kind -> add(start, at, kind));
            nameIsDefined = word.equals("def") || word.equals("class");
        }
    }

    /// `match x:` and `case 1:` open a block, `type X = …` names a type; `match = 3` and `match(x)` are plain names.
    private boolean opensStatement(String word) {
        int next = skipSpaces(at);
        if (next == at || next == lineEnd) {
            return false;
        }
        char c = text.charAt(next);
        boolean operand = Character.isUnicodeIdentifierStart(c) || c == '_';
        if (word.equals("type")) {
            return operand;
        }
        return (operand || isDigit(c) || "\"'([{-*".indexOf(c) >= 0)
            && text.substring(next, lineEnd).indexOf(':') > 0;
    }

    private void number() {
        int start = at;
        boolean hexadecimal = text.startsWith("0x", at) || text.startsWith("0X", at);
        while (at < lineEnd) {
            char c = text.charAt(at);
            boolean exponentSign = (c == '+' || c == '-') && !hexadecimal && at > start
                && Character.toLowerCase(text.charAt(at - 1)) == 'e';
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !exponentSign) {
                break;
            }
            at++;
        }
        add(start, at, TokenKind.NUMBER);
    }

    private void decorator() {
        int start = at++;
        while (at < lineEnd && (Character.isUnicodeIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        add(start, at, TokenKind.DECORATOR);
    }

    private void add(int start, int end, TokenKind kind) {
        if (start < end) {
            line.add(new Token(start - lineStart, Math.min(end, lineEnd) - lineStart, kind));
        }
    }

    private boolean isFirstOnLine(int position) {
        for (int i = lineStart; i < position; i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    private boolean isAttribute(int start) {
        return start > lineStart && text.charAt(start - 1) == '.';
    }

    /// Whether the word before is a variable or the name of an argument, as in `id = 3` or `sorted(rows, key=…)`.
    private boolean isAssigned() {
        int next = skipSpaces(at);
        return charAt(next) == '=' && charAt(next + 1) != '=';
    }

    private int skipSpaces(int from) {
        int next = from;
        while (next < lineEnd && text.charAt(next) == ' ') {
            next++;
        }
        return next;
    }

    private char charAt(int position) {
        return position < lineEnd ? text.charAt(position) : '\n';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
