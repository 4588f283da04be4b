package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Running something once, in the foreground.
class IxCommandTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void withoutAHandlerItSaysWhatToDoAndTheExitCodeIsThree() {
        assertThat(terminal.ixion("ix", "webhook", "https://example.org/events")).isEqualTo(new Terminal.Answer(3, "",
            """
                ✗ No ingest handler 'webhook' found. Create one in a Python glyph.
                From a file: ixion handler save webhook FILE.py
                """));
        Terminal.Answer json = terminal.json("ix", "webhook", "https://example.org/events");
        assertThat(json.code()).isEqualTo(3);
        assertThat(json.err()).isEmpty();
        assertThat(json.json()).isEqualTo(JsonMapper.shared().readTree("""
            {"error": "No ingest handler 'webhook' found. Create one in a Python glyph.",
             "details": ["script_type=webhook"]}"""));
        assertThat(terminal.json("pulse", "history").json()).isEmpty();
    }

    @Test
    void aRepositoryIsReadAndASecondTimeOnlyKnown() throws IOException, GitAPIException {
        String folder = terminal.repository("my repo").toString();
        Terminal.Answer first = terminal.json("ix", "git", folder);
        assertThat(first.code()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.json().propertyNames()).containsExactly("execution", "state", "new", "known", "duration_ms",
            "result", "output");
        assertThat(first.json().path("state").asString()).isEqualTo("succeeded");
        assertThat(first.json().path("new").asLong()).isPositive();
        assertThat(first.json().path("known").asLong(-1)).isZero();
        assertThat(first.json().path("duration_ms").isIntegralNumber()).isTrue();
        assertThat(first.json().path("result").isNull()).isTrue();
        assertThat(first.json().path("output").isArray()).isTrue();

        Terminal.Answer again = terminal.ixion("ix", folder);
        assertThat(again.code()).isZero();
        assertThat(again.lines().getLast()).matches("✓ 0 new · [1-9]\\d* known · \\d+\\.\\d s");
        JsonNode commits = terminal.json("ax", "is", "is_commit").json();
        assertThat(commits).hasSize(1);
        assertThat(commits.path(0).path("execution")).isEqualTo(first.json().path("execution"));
    }

    @Test
    void aRunThatFailsSaysWhyAndTheExitCodeIsOne() {
        String nowhere = terminal.home().resolve("nowhere").toString();
        assertThat(terminal.ixion("ix", "git", nowhere)).isEqualTo(new Terminal.Answer(1, "",
            "✗ " + nowhere + " does not exist. Check how it is spelled.\n"));
        Terminal.Answer json = terminal.json("ix", "git", nowhere);
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.err()).isEmpty();
        assertThat(json.json().propertyNames()).containsExactly("execution", "state", "new", "known", "duration_ms",
            "result", "output", "error", "details");
        assertThat(json.json().path("state").asString()).isEqualTo("failed");
        assertThat(json.json().path("error").asString()).startsWith(nowhere);
    }

    @Test
    void aHandlerGetsItsWordsAsTheyAreAndGivesOutputAndAResult() {
        terminal.handler("webhook", "ada", """
            import sys
            print("out")
            print("err", file=sys.stderr)
            attest(sys.argv[1:], "seen", "here")
            def execute(payload):
                return payload
            """);
        Terminal.Answer ran = terminal.json("ix", "webhook", "a b", "--format", "it's");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().path("new").asInt()).isEqualTo(1);
        assertThat(ran.json().path("output")).hasSize(2);
        assertThat(ran.json().path("result")).isEqualTo(JsonMapper.shared().readTree("""
            {"script_type": "webhook", "input": ["a b", "--format", "it's"]}"""));
        assertThat(terminal.json("ax", "is", "seen").json()).hasSize(1);
    }

    @Test
    void aHandlerThatRaisesIsShownWithItsTracebackAndLeavesNoFacts() {
        terminal.handler("webhook", "ada", """
            attest("a", "seen", "here")
            raise ValueError("bad row 7")
            """);
        Terminal.Answer ran = terminal.ixion("ix", "webhook");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Traceback (most recent call last)")
            .endsWith("✗ Handler 'webhook' failed: ValueError: bad row 7 (webhook.py, line 2)\n");
        assertThat(terminal.json("ax").json().valueStream()
            .filter(fact -> fact.path("predicates").path(0).asString().equals("seen"))).isEmpty();
    }

    @Test
    void aHandlerThatDoesNotEndIsEndedAndTheExitCodeIsFour() {
        terminal.handler("webhook", "ada", """
            # /// script
            # [tool.ixion]
            # timeout = "1s"
            # ///
            attest("a", "seen", "here")
            while True:
                pass
            """);
        Terminal.Answer ran = terminal.json("ix", "webhook");
        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.json().path("state").asString()).isEqualTo("timed_out");
        assertThat(ran.json().path("error").asString()).startsWith("Handler 'webhook' was ended: it ran longer than");
        assertThat(terminal.json("ax", "is", "seen").json()).isEmpty();
    }

    @Test
    void aPreviewShowsWhatWouldChangeAndStoresNothing() {
        terminal.handler("list", "ada", "for name in 'abc': attest(name, 'is', 'listed')");
        assertThat(terminal.ixion("ix", "list", "x").code()).isZero();
        terminal.handler("list", "ada", "print('hello')\nfor name in 'bcd': attest(name, 'is', 'listed')");

        Terminal.Answer told = terminal.ixion("ix", "--preview", "list", "x");

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).matches("""
            (?s)hello
            The first 1 that would be new:
            Subjects .*
            d  .*
            Of what earlier runs of this command brought, 1 would not be said again
            Preview: 1 would be new · 2 known · \\d+\\.\\d s
            """);
        assertThat(told.err()).endsWith("Nothing was stored\n");
        assertThat(terminal.json("ax", "of", "listed").json()).hasSize(3);
        JsonNode json = terminal.json("ix", "--preview", "list:v1", "x").json();
        assertThat(json.path("new").asInt(-1)).isZero();
        assertThat(json.path("known").asInt()).isEqualTo(3);
        assertThat(json.path("gone").asInt(-1)).isZero();
        assertThat(json.path("first")).isEmpty();
        assertThat(terminal.json("pulse", "history").json().path(0).path("command").asString())
            .isEqualTo("ix --preview list:v1 x");
        assertThat(terminal.ixion("db", "check").out()).isEqualTo("✓ 5 facts, no faults\n");
        assertThat(terminal.ixion("ix", "--preview", "list", "x", "every", "5m").code()).isEqualTo(2);
    }
}
