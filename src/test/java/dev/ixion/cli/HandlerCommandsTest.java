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

    @Test
    void aRecalledVersionNoLongerRunsAndItsFactsAreHiddenUntilItIsReinstated() throws IOException {
        terminal.handler("webhook", "ada", "attest('one', 'is', 'said')");
        terminal.handler("webhook", "ada", "attest('two', 'is', 'said')");
        assertThat(terminal.ixion("ix", "webhook").code()).isZero();
        assertThat(terminal.json("ax", "two").json()).hasSize(1);

        assertThat(terminal.ixion("handler", "recall", "webhook:v2", "--why", "it took cents for euros").out())
            .isEqualTo("webhook:v2 is recalled; what only it said is hidden. In force is webhook:v1\n");

        assertThat(terminal.json("ax", "two").json()).isEmpty();
        Terminal.Answer pinned = terminal.json("ix", "webhook:v2");
        assertThat(pinned.code()).isEqualTo(1);
        String author = System.getProperty("user.name");
        assertThat(pinned.json().path("error").asString()).isEqualTo("'webhook:v2' was recalled by " + author
            + ": it took cents for euros. To undo that: ixion handler reinstate webhook:v2");
        assertThat(pinned.json().path("details").valueStream().map(JsonNode::asString))
            .containsExactly("type=webhook", "version=2");
        assertThat(terminal.json("handler", "show", "webhook").json().path("version").asInt()).isEqualTo(1);
        assertThat(terminal.ixion("handler", "history", "webhook").lines().get(1))
            .endsWith("recalled by " + author + ": it took cents for euros");
        JsonNode history = terminal.json("handler", "history", "webhook").json();
        assertThat(history.path(0).path("recalled").path("why").asString()).isEqualTo("it took cents for euros");
        assertThat(history.path(1).path("recalled").isNull()).isTrue();
        assertThat(terminal.json("ax", "is", "recalled", "of", "webhook").json()).hasSize(1);

        assertThat(terminal.ixion("handler", "reinstate", "webhook:v2").out())
            .isEqualTo("webhook:v2 is reinstated; what it said is visible again. In force is webhook:v2\n");
        assertThat(terminal.json("ax", "two").json()).hasSize(1);
        assertThat(terminal.ixion("handler", "reinstate", "webhook:v2").err())
            .isEqualTo("✗ 'webhook:v2' is not recalled\n");
    }

    @Test
    void aTypeWhoseEveryVersionIsRecalledSaysSo() {
        terminal.handler("webhook", "ada", "print(1)");
        terminal.ixion("handler", "recall", "webhook:v1", "--why", "wrong");

        Terminal.Answer told = terminal.ixion("ix", "webhook", "x");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).startsWith("✗ Every version of 'webhook' is recalled, webhook:v1 by ")
            .endsWith(": wrong. Save a new version, or undo that: ixion handler reinstate webhook:v1\n");
        assertThat(terminal.ixion("handler", "list").lines().get(1)).contains("v1").contains("recalled by ");
        assertThat(terminal.ixion("handler", "recall", "webhook:v1", "--why", "again").err())
            .startsWith("✗ 'webhook:v1' is recalled already");
    }

    @Test
    void whatIsRecalledMustBeAVersionAndHaveAReason() {
        terminal.handler("webhook", "ada", "print(1)");

        assertThat(terminal.ixion("handler", "recall", "webhook", "--why", "x")).isEqualTo(new Terminal.Answer(2, "",
            "✗ 'webhook' names no version; write for example webhook:v3\n"));
        assertThat(terminal.ixion("handler", "recall", "webhook:v1", "--why", " ").code()).isEqualTo(1);
        assertThat(terminal.ixion("handler", "recall", "webhook:v7", "--why", "x").err())
            .isEqualTo("✗ 'webhook' has no version 7; the newest is v1\n");
        assertThat(terminal.ixion("handler", "recall", "other:v1", "--why", "x").code()).isEqualTo(3);
    }

    @Test
    void whatAHandlerAsksForIsShownAndGrantedOnce() {
        terminal.handler("webhook", "bob", """
            # /// script
            # [tool.ixion]
            # permissions = ["net:example.org", "secret:TOKEN"]
            # ///
            print(1)
            """);

        Terminal.Answer run = terminal.json("ix", "webhook");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().path("error").asString()).startsWith("webhook:v1 by bob asks for net:example.org");
        assertThat(run.json().path("details").path(1).asString()).isEqualTo("permission=net:example.org");

        Terminal.Answer asked = terminal.ixion("handler", "grant", "webhook");
        assertThat(asked).isEqualTo(new Terminal.Answer(1, "", """
            webhook:v1 by bob asks to
              net:example.org  connect to example.org
              secret:TOKEN  use the secret TOKEN
            ✗ Nothing was granted to webhook:v1; say --yes, or answer y in a terminal
            """));
        assertThat(terminal.ixion("handler", "grant", "webhook:v1", "--yes").out())
            .isEqualTo("✓ webhook:v1 may use net:example.org, secret:TOKEN\n");
        assertThat(terminal.ixion("ix", "webhook")).isEqualTo(new Terminal.Answer(1, "", """
            ✗ webhook:v1 asks for the secret TOKEN, which is not there; enter it (Secrets in the palette), and run again
            Enter it with: ixion secret set TOKEN
            """));
        assertThat(terminal.json("handler", "grant", "webhook").json().path("missing")).isEmpty();
        assertThat(terminal.ixion("handler", "grant", "webhook", "--revoke").out())
            .isEqualTo("✓ what was granted to webhook:v1 is taken back\n");
        assertThat(terminal.json("handler", "grant", "webhook", "--revoke").json().path("granted")).isEmpty();
    }
}
