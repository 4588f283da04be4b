package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.secret.SecretForm;
import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Takes the value of a secret from whoever sits at the terminal, without showing it, or else from standard input.
record SecretInput(String name) {
    /// What the longest value takes in UTF-8, and a line break, and one byte more that shows that it is too long.
    private static final int MOST_BYTES = 4 * SecretForm.MOST + 3;

    String read() {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            return typed(terminal.get());
        }
        if (isTypedAndShown()) {
            throw new ProblemException(Problem.of(text("cli.secret.would-show")));
        }
        return piped();
    }

    /// Java knows a terminal, and how to show nothing, only where the output goes to one too.
    private static boolean isTypedAndShown() {
        try {
            String input = Path.of("/dev/stdin").toRealPath().toString();
            return input.startsWith("/dev/pts/") || input.startsWith("/dev/tty");
        } catch (IOException notThere) {
            return false;
        }
    }

    private String typed(Console terminal) {
        char[] typed = terminal.readPassword("%s", text("cli.secret.ask", name));
        if (typed == null) {
            throw new ProblemException(Problem.of(text("cli.secret.no-value")));
        }
        return new String(typed);
    }

    /// Without the line break that `echo` and most editors put at the end.
    private static String piped() {
        try {
            byte[] given = System.in.readNBytes(MOST_BYTES);
            if (given.length == MOST_BYTES) {
                throw new ProblemException(Problem.of(text("secret.too-long", SecretForm.MOST)));
            }
            String value = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(given)).toString();
            return value.replaceFirst("\\r?\\n\\z", "");
        } catch (CharacterCodingException notText) {
            throw new ProblemException(Problem.of(text("secret.no-text")), notText);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(text("cli.secret.unreadable", unreadable)), unreadable);
        }
    }
}
