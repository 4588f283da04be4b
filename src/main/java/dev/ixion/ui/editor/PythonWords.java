package dev.ixion.ui.editor;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The words that Python, and Ixion, give a meaning to.
final class PythonWords {
    private static final Set<String> KEYWORDS = words("""
        False None True and as assert async await break class continue def del elif else except finally for from global
        if import in is lambda nonlocal not or pass raise return try while with yield""");

    private static final Set<String> SOFT_KEYWORDS = Set.of("match", "case", "type");

    private static final Set<String> BUILTINS = words("""
        abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex
        delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex
        id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow
        print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
        __import__ __name__ __file__ upstream
        ArithmeticError AssertionError AttributeError BaseException ConnectionError EOFError Ellipsis Exception
        FileExistsError FileNotFoundError IOError ImportError IndexError InterruptedError KeyError KeyboardInterrupt
        LookupError MemoryError ModuleNotFoundError NameError NotImplemented NotImplementedError OSError OverflowError
        PermissionError RecursionError RuntimeError StopIteration SyntaxError SystemExit TimeoutError TypeError
        UnicodeDecodeError UnicodeEncodeError UnicodeError ValueError ZeroDivisionError""");

    private static final Set<String> STRING_PREFIXES = Set.of("r", "u", "b", "f", "br", "rb", "fr", "rf");

    private PythonWords() {}

    private static Set<String> words(String list) {
        return Set.of(list.split("\\s+"));
    }

    static Optional<TokenKind> kind(String word) {
        if (KEYWORDS.contains(word)) {
            return Optional.of(TokenKind.KEYWORD);
        }
        if (word.equals("attest")) {
            return Optional.of(TokenKind.ATTEST);
        }
        return BUILTINS.contains(word) ? Optional.of(TokenKind.BUILTIN) : Optional.empty();
    }

    /// Words that are keywords only where they open a statement.
    static boolean isSoftKeyword(String word) {
        return SOFT_KEYWORDS.contains(word);
    }

    static boolean isStringPrefix(String word) {
        return word.length() <= 2 && STRING_PREFIXES.contains(word.toLowerCase(Locale.ROOT));
    }
}
