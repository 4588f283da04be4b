package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Saving handlers and looking at them.
class HandlerCommandsTest {
    private static final String NONE = "No ingest handler 'webhook' found. Create one in a Python glyph.";

    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void aHandlerIsSavedOnceItsCodeCompilesAndNobodyElseSavedAnother() throws IOException {
        terminal.handler("webhook", "somebody else", "print(1)\n");
        String file = terminal.file("webhook.py", "print(2)\n").toString();

        Terminal.Answer conflict = terminal.json("handler", "save", "webhook", file);
        assertThat(conflict.code()).isEqualTo(1);
        assertThat(conflict.json().path("error").asString()).isEqualTo(
            "webhook:v1 was saved by somebody else; nothing was stored. Add --yes to save over it");
        assertThat(conflict.json().path("details").path(0).asString()).startsWith("in_force=AS");

        JsonNode stored = terminal.json("handler", "save", "webhook", file, "--yes", "-m", "two").json();
        assertThat(stored.propertyNames()).containsExactly("type", "version", "id", "saved", "created_by", "message",
            "state");
        assertThat(stored.path("version").asInt()).isEqualTo(2);
        assertThat(stored.path("message").asString()).isEqualTo("two");
        assertThat(stored.path("state").asString()).isEqualTo("stored");

        assertThat(terminal.ixion("handler", "save", "webhook", file))
            .isEqualTo(new Terminal.Answer(0, "Unchanged: v2 has this code already\n", ""));

        Files.writeString(Path.of(file), "print(3)\nprint(");
        Terminal.Answer wrong = terminal.json("handler", "save", "webhook", file);
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.json().path("error").asString()).startsWith("SyntaxError: ").endsWith("nothing was stored");
        assertThat(wrong.json().path("details").path(0).asString()).isEqualTo("line=2");
        assertThat(terminal.json("handler", "history", "webhook").json()).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThat(terminal.ixion("handler", "save", "webhook", "nowhere.py")).isEqualTo(new Terminal.Answer(1, "",
            "✗ nowhere.py cannot be read: see whether it exists and whether you may read it\n"));
        Path binary = Files.write(terminal.home().resolve("binary.py"), new byte[]{'#', (byte) 0xff, (byte) 0xfe});
        assertThat(terminal.ixion("handler", "save", "webhook", binary.toString()))
            .isEqualTo(new Terminal.Answer(1, "", "✗ " + binary + " is no text in UTF-8\n"));
    }

    @Test
    void theListShowsTheVersionInForceOfEachType() {
        assertThat(terminal.ixion("handler", "list")).isEqualTo(new Terminal.Answer(0, "",
            "There are no handlers yet; save one with: ixion handler save <type> <file.py>\n"));
        assertThat(terminal.json("handler", "list").json()).isEmpty();
        terminal.handler("webhook", "ada", "print(1)");
        terminal.handler("webhook", "bob", "print(2)");
        terminal.handler("alpha", "ada", "print(3)");
        assertThat(terminal.ixion("handler", "list").lines()).hasSize(3).satisfies(lines -> {
            assertThat(lines.getFirst()).matches("Type +Version +Saved +By +Message +State");
            assertThat(lines.get(1)).startsWith("alpha").contains("v1").contains("ada");
            assertThat(lines.get(2)).startsWith("webhook").contains("v2").contains("bob");
        });
        JsonNode list = terminal.json("handler", "list").json();
        assertThat(list).hasSize(2);
        assertThat(list.path(1).propertyNames()).containsExactly("type", "version", "id", "saved", "created_by",
            "message", "recalled");
    }

    @Test
    void aHandlerIsShownAsItWasSaved() {
        terminal.handler("webhook", "ada", "print('one')\n");
        terminal.handler("webhook", "ada", "print('two')\n");
        assertThat(terminal.ixion("handler", "show", "webhook").out()).isEqualTo("print('two')\n");
        assertThat(terminal.ixion("handler", "show", "webhook:v1").out()).isEqualTo("print('one')\n");
        assertThat(terminal.json("handler", "show", "webhook:v1").json().path("code").asString())
            .isEqualTo("print('one')\n");
        assertThat(terminal.ixion("handler", "show", "webhook:v9"))
            .isEqualTo(new Terminal.Answer(1, "", "✗ 'webhook' has no version 9; the newest is v2\n"));
        assertThat(terminal.ixion("handler", "show", "git").err()).isEqualTo(
            "✗ 'git' is built in; it has no code to show\n");
    }

    @Test
    void theHistoryShowsTheNewestVersionFirst() {
        terminal.handler("webhook", "ada", "print(1)");
        terminal.handler("webhook", "bob", "print(2)");
        assertThat(terminal.ixion("handler", "history", "webhook").lines()).hasSize(3).satisfies(
            lines -> assertThat(lines.get(1)).contains("v2").contains("bob"));
        JsonNode history = terminal.json("handler", "history", "webhook").json();
        assertThat(history.path(0).path("version").asInt()).isEqualTo(2);
        assertThat(history.path(1).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aTypeWithoutAHandlerHasItsOwnExitCode() {
        assertThat(terminal.ixion("handler", "show", "webhook")).isEqualTo(
            new Terminal.Answer(3, "", "✗ " + NONE + "\nFrom a file: ixion handler save webhook FILE.py\n"));
        assertThat(terminal.ixion("handler", "history", "webhook").code()).isEqualTo(3);
        assertThat(terminal.json("handler", "show", "webhook").json().path("details").path(0).asString())
            .isEqualTo("script_type=webhook");
    }
}
