package dev.ixion.ui.editor;

/// A string that has been opened and not yet closed. In an f-string a replacement field `{…}` is code again, which may
/// open strings of its own; therefore the lexer keeps a stack of these.
final class StringLiteral {
    private final char quote;
    private final boolean triple;
    private final boolean fields;
    private int depth;

    StringLiteral(char quote, boolean triple, String prefix) {
        this.quote = quote;
        this.triple = triple;
        this.fields = prefix.indexOf('f') >= 0 || prefix.indexOf('F') >= 0;
    }

    boolean isTriple() {
        return triple;
    }

    boolean hasFields() {
        return fields;
    }

    int quoteLength() {
        return triple ? 3 : 1;
    }

    boolean closesAt(String text, int at) {
        return text.charAt(at) == quote
            && (!triple || text.startsWith(String.valueOf(quote).repeat(2), at + 1));
    }

    /// Whether a replacement field is open, so that what comes next is code.
    boolean isInField() {
        return depth > 0;
    }

    void nest(int braces) {
        depth = Math.max(0, depth + braces);
    }
}
