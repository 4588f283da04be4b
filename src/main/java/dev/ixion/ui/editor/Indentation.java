package dev.ixion.ui.editor;

import java.util.List;
import java.util.function.UnaryOperator;

/// What Enter, Tab and the comment key do to lines of Python.
final class Indentation {
    static final int WIDTH = 4;

    private static final String UNIT = " ".repeat(WIDTH);

    private Indentation() {}

    /// The white space that a new line starts with.
    ///
    /// @param before the line up to the caret
    static String after(String before) {
        String kept = before.substring(0, depth(before));
        return opensBlock(before) ? kept + UNIT : kept;
    }

    private static boolean opensBlock(String line) {
        List<Token> tokens = PythonLexer.lines(line).getFirst();
        boolean commented = !tokens.isEmpty() && tokens.getLast().kind() == TokenKind.COMMENT;
        String code = (commented ? line.substring(0, tokens.getLast().start()) : line).stripTrailing();
        int last = code.length() - 1;
        return last >= 0 && ":([{".indexOf(code.charAt(last)) >= 0
            && tokens.stream().noneMatch(token -> token.start() <= last && last < token.end());
    }

    /// How many spaces lead from a column to the next stop.
    static int toNextStop(int column) {
        return WIDTH - column % WIDTH;
    }

    static String indent(String line) {
        return line.isBlank() ? line : UNIT + line;
    }

    static String dedent(String line) {
        if (line.startsWith("\t")) {
            return line.substring(1);
        }
        int spaces = 0;
        while (spaces < WIDTH && spaces < line.length() && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return line.substring(spaces);
    }

    /// Comments the lines out at their common depth, or in again if every one of them is a comment.
    static UnaryOperator<String> toggleComment(List<String> lines) {
        List<String> written = lines.stream().filter(line -> !line.isBlank()).toList();
        if (written.stream().allMatch(line -> line.startsWith("#", depth(line)))) {
            return Indentation::uncomment;
        }
        int column = written.stream().mapToInt(Indentation::depth).min().orElse(0);
        return line -> line.isBlank() ? line : line.substring(0, column) + "# " + line.substring(column);
    }

    private static String uncomment(String line) {
        int sign = depth(line);
        if (!line.startsWith("#", sign)) {
            return line;
        }
        int rest = line.startsWith(" ", sign + 1) ? sign + 2 : sign + 1;
        return line.substring(0, sign) + line.substring(rest);
    }

    /// The number of white-space characters at the start of a line.
    static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && (line.charAt(depth) == ' ' || line.charAt(depth) == '\t')) {
            depth++;
        }
        return depth;
    }
}
