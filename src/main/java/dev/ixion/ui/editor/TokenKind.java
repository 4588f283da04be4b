package dev.ixion.ui.editor;

/// What a piece of Python is, as far as colours care.
enum TokenKind {
    KEYWORD("py-keyword"),
    BUILTIN("py-builtin"),
    /// The one function that Ixion gives to a handler: the place where facts leave the script.
    ATTEST("py-attest"),
    /// The name that a `def` or `class` introduces.
    DEFINITION("py-definition"),
    DECORATOR("py-decorator"),
    STRING("py-string"),
    NUMBER("py-number"),
    COMMENT("py-comment");

    private final String styleClass;

    TokenKind(String styleClass) {
        this.styleClass = styleClass;
    }

    String styleClass() {
        return styleClass;
    }
}
