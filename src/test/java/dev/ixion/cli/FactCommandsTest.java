package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Saying something by hand and asking for it.
class FactCommandsTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void quotesThatTheShellLeftStandAroundAValue() {
        terminal.ixion("as", "row 1", "is", "sold", "attributes.amount=12");
        terminal.handler("sale", "ada", "attest('row 2', 'sold', 'shop', attributes={'amount': '187.7', 'note': ''})");
        assertThat(terminal.ixion("ix", "sale").code()).isZero();
        assertThat(terminal.json("ax", "attributes.amount=\"187.7\"").json()).hasSize(1);
        assertThat(terminal.json("ax", "attributes.note=\"\"").json()).hasSize(1);
        assertThat(terminal.json("ax", "attributes.amount='187.7'").json()).hasSize(1);
        assertThat(terminal.json("ax", "'row '*").json()).hasSize(2);
        assertThat(terminal.json("ax", "\"row 1\"*").json()).hasSize(1);
        assertThat(terminal.json("ax", "\"row 1\"").json()).hasSize(1);
    }

    @Test
    void aClaimIsNewOnceAndKnownAfterwards() {
        Terminal.Answer first = terminal.ixion("as", "ada", "is", "author", "of", "the notes", "by", "me");
        assertThat(first.code()).isZero();
        assertThat(first.out()).matches("\\+ AS[0-9A-Z]{32}\n");
        Terminal.Answer again = terminal.ixion("as", "ada", "is", "author", "of", "the notes", "by", "me");
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo(first.out().substring(2).strip() + " was known already\n");
        assertThat(terminal.json("as", "ada", "is", "author", "of", "the notes", "by", "me").json().path("new")
            .asBoolean(true)).isFalse();
    }

    @Test
    void attributesAreJsonOrElseText() {
        JsonNode said = terminal.json("as", "ada", "is", "here", "--attr", "n=7", "--attr", "t=plain text", "--attr",
            "o={\"a\": [1, true, null]}", "--attr", "e=", "--attr", "zip=007", "--attr", "two=1 2", "--attr", "x=a=b",
            "--attr", "q=\"7\"").json();
        assertThat(said.path("attributes")).isEqualTo(JsonMapper.shared().readTree("""
            {"n": 7, "t": "plain text", "o": {"a": [1, true, null]}, "e": "", "zip": "007", "two": "1 2", "x": "a=b",
             "q": "7"}"""));
        assertThat(said.path("new").asBoolean()).isTrue();
    }

    @Test
    void anAttributeWithoutAValueIsAMistake() {
        Terminal.Answer told = terminal.ixion("as", "ada", "is", "here", "--attr", "n");
        assertThat(told).isEqualTo(new Terminal.Answer(2, "", "✗ --attr n: write it as KEY=VALUE\n"));
    }

    @Test
    void anAnswerInJsonHoldsWholeAttestations() {
        terminal.ixion("as", "ada", "is", "author", "of", "notes", "by", "me", "--attr", "n=7");
        Terminal.Answer asked = terminal.json("ax", "ada");
        assertThat(asked.code()).isZero();
        assertThat(asked.err()).isEmpty();
        JsonNode fact = asked.json().path(0);
        assertThat(asked.json()).hasSize(1);
        assertThat(fact.propertyNames()).containsExactly("id", "subjects", "predicates", "contexts", "actors",
            "timestamp", "source", "attributes", "execution");
        assertThat(fact.path("subjects")).isEqualTo(JsonMapper.shared().readTree("[\"ada\"]"));
        assertThat(fact.path("actors")).isEqualTo(JsonMapper.shared().readTree("[\"me\"]"));
        assertThat(fact.path("source").asString()).isEqualTo("command line");
        assertThat(fact.path("execution").isNull()).isTrue();
        assertThat(terminal.ixion("ax", "ada", "--format", "json").out()).isEqualTo(asked.out());
    }

    @Test
    void anAnswerAsATableHasItsTitlesAndOneLineForEachFact() {
        terminal.ixion("as", "ada", "bob", "is", "author", "of", "notes", "by", "me");
        assertThat(terminal.ixion("ax", "is", "author").lines()).hasSize(2).satisfies(lines -> {
            assertThat(lines.getFirst()).matches("Subjects +Predicates +Contexts +Actors +Time");
            assertThat(lines.getLast())
                .matches("ada, bob +author +notes +me +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        });
    }

    @Test
    void anAnswerAsCsvIsQuotedWhereItMustBe() {
        terminal.ixion("as", "a,\"b\"", "c", "is", "author", "by", "me");
        assertThat(terminal.ixion("ax", "--format", "csv").out()).matches("""
            id,subjects,predicates,contexts,actors,timestamp,source,attributes,execution\r
            AS\\w{32},"a,""b""\nc",author,,me,[^,]+Z,command line,\\{\\},\r
            """);
    }

    @Test
    void whereNothingFitsTheOutputIsEmptyAndThatIsNoError() {
        assertThat(terminal.ixion("ax", "nobody")).isEqualTo(new Terminal.Answer(0, "", "No facts fit\n"));
        assertThat(terminal.ixion("ax", "is known since today").err())
            .startsWith("No facts fit. All of it is in quotes");
        assertThat(terminal.ixion("ax", "ada limit 20").err()).startsWith("No facts fit. All of it is in quotes");
        assertThat(terminal.ixion("ax", "ada lovelace").err()).isEqualTo("No facts fit\n");
        assertThat(terminal.ixion("ax", "is is").err()).isEqualTo("No facts fit\n");
        assertThat(terminal.json("ax", "nobody").json()).isEmpty();
        assertThat(terminal.ixion("ax", "nobody", "--format", "csv").lines()).hasSize(1);
    }
}
