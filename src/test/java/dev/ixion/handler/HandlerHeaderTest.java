package dev.ixion.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.ProblemException;
import dev.ixion.handler.HandlerHeader.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerHeaderTest {
    private static final HandlerHeader NONE = new HandlerHeader("", List.of(), List.of(), Limits.NONE,
        Commit.AT_END);
    private static final String CODE = """
        #!/usr/bin/env python3
        # /// script
        # requires-python = ">=3.12"
        #
        # [tool.ixion]
        # description = "GitHub repository events"
        # accepts = ["https://api.github.com/repos/*/events", "git@*"]
        # permissions = ["net:api.github.com"]
        # timeout = "60s"
        # ///
        import json
        """;

    private static HandlerHeader header(String... lines) {
        StringBuilder code = new StringBuilder("# /// script\n# [tool.ixion]\n");
        for (String line : lines) {
            code.append("# ").append(line).append('\n');
        }
        return HandlerHeader.parse(code + "# ///\n");
    }

    @Test
    void isReadFromInlineMetadata() {
        assertThat(HandlerHeader.parse(CODE)).isEqualTo(new HandlerHeader("GitHub repository events",
            List.of("https://api.github.com/repos/*/events", "git@*"), List.of("net:api.github.com"),
            new Limits(Optional.of(Duration.ofSeconds(60)), OptionalLong.empty(), OptionalLong.empty(),
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
            Commit.AT_END));
    }

    @Test
    void saysHowMuchARunMayUse() {
        assertThat(header("timeout = \"2h\"", "memory = \"2GB\"", "output = \"500 KB\"", "facts = 500000",
            "processes = 0", "disk = \"64MB\"").limits())
            .isEqualTo(new Limits(Optional.of(Duration.ofHours(2)), OptionalLong.of(2L << 30),
                OptionalLong.of(500 << 10), OptionalLong.of(500_000), OptionalLong.of(0), OptionalLong.of(64 << 20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory = 2", "memory = \"0GB\"", "disk = \"64\"", "disk = \"64 mb\"",
            "output = \"many KB\"",
            "facts = \"3\"", "facts = -1", "processes = 1.5", "facts = 1000000001"})
    void refusesALimitOfAWrongFormAndNamesIt(String line) {
        assertThatThrownBy(() -> header(line)).isInstanceOf(ProblemException.class)
            .hasMessageContaining(line.substring(0, line.indexOf(' ')));
    }

    @ParameterizedTest
    @CsvSource({"timeot = \"3s\", timeout", "permision = [], permissions", "Disk = \"1MB\", disk", "fcats = 3, facts",
            "procceses = 3, processes"})
    void refusesAKeyThatIsAnotherButForASlip(String line, String meant) {
        assertThatThrownBy(() -> header(line)).isInstanceOf(ProblemException.class)
            .hasMessageContaining("did you mean '" + meant + "'?");
    }

    @Test
    void leavesKeysOfOthersAlone() {
        assertThat(header("team = \"data\"", "fast = true", "comment = \"x\"").limits()).isEqualTo(Limits.NONE);
    }

    @Test
    void isReadWhateverEndsItsLines() {
        assertThat(HandlerHeader.parse(CODE.replace("\n", "\r\n"))).isEqualTo(HandlerHeader.parse(CODE));
        assertThat(HandlerHeader.parse("# /// script  \n# [tool.ixion]\n# description = \"x\"\n# ///"))
            .isEqualTo(new HandlerHeader("x", List.of(), List.of(), Limits.NONE, Commit.AT_END));
    }

    @Test
    void saysWhenTheFactsBecomeVisible() {
        assertThat(header("commit = \"stream\"").commit()).isEqualTo(Commit.STREAM);
        assertThat(header("commit = \"end\"").commit()).isEqualTo(Commit.AT_END);
        assertThatThrownBy(() -> header("commit = \"never\"")).isInstanceOf(
            ProblemException.class).hasMessage("Header: 'commit' must be \"end\" or \"stream\", not 'never'");
    }

    @Test
    void isOptional() {
        assertThat(HandlerHeader.parse("")).isEqualTo(NONE);
        assertThat(HandlerHeader.parse("import json\n")).isEqualTo(NONE);
        assertThat(HandlerHeader.parse("# /// script\n# ///\n")).isEqualTo(NONE);
        assertThat(HandlerHeader.parse("# /// script\n# dependencies = []\n# ///\n")).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# /// script\n# [tool.ixion]\n# description = \"x\"\n",
            "# /// script\n# [tool.ixion]\n\n# description = \"x\"\n# ///\n",
            "# /// script\n#[tool.ixion]\n# description = \"x\"\n# ///\n",
            "# /// test\n# [tool.ixion]\n# description = \"x\"\n# ///\n",
            " # /// script\n # [tool.ixion]\n # description = \"x\"\n # ///\n"})
    void isNoneWhereTheBlockHasNotTheFormOfPep723(String code) {
        assertThat(HandlerHeader.parse(code)).isEqualTo(NONE);
    }

    @Test
    void endsAtTheLastClosingLineAsPep723Says() {
        assertThat(HandlerHeader.parse("""
            # /// script
            # [tool.ixion]
            # description = \"""
            # /// <summary>
            # ///
            # \"""
            # ///
            """).description()).isEqualTo("/// <summary>\n///\n");
    }

    @Test
    void mayBeAsLongAsItLikes() {
        assertThat(HandlerHeader.parse("# /// script\n" + "# # a comment\n".repeat(50_000) + "x = 1\n"))
            .isEqualTo(NONE);
        assertThat(header("# a comment\n".repeat(10_000).replace("\n#", "\n# #").stripTrailing(),
            "description = \"x\"").description()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"1s, 1", "90s, 90", "5m, 300", "2h, 7200", "' 30 s ', 30"})
    void understandsTimeouts(String timeout, long seconds) {
        assertThat(header("timeout = \"" + timeout + "\"").limits().timeout()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "30", "-1s", "1d", "1.5s", "s"})
    void refusesTimeoutsOfAnotherForm(String timeout) {
        assertThatThrownBy(() -> header("timeout = \"" + timeout + "\""))
            .isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail("key")).contains("timeout"))
            .hasMessage("Header: 'timeout' must be a time such as \"30s\", \"5m\" or \"1h\", not '" + timeout + "'");
    }

    @Test
    void refusesValuesOfAnotherType() {
        assertThatThrownBy(() -> header("timeout = 30")).isInstanceOf(ProblemException.class)
            .hasMessage("Header: 'timeout' must be a text in quotes");
        assertThatThrownBy(() -> header("description = [\"x\"]")).isInstanceOf(ProblemException.class)
            .hasMessage("Header: 'description' must be a text in quotes");
        String list = "Header: 'accepts' must be a list of texts, for example [\"https://example.org/*\"]";
        assertThatThrownBy(() -> header("accepts = \"x\"")).isInstanceOf(ProblemException.class).hasMessage(list);
        assertThatThrownBy(() -> header("accepts = [\"x\", 1]")).isInstanceOf(ProblemException.class)
            .hasMessage(list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"description = ", "description = 'a' 'b'", "[tool.ixion]",
            "description = \"a\"\n# description = \"b\"", "= 1", "x = 1e999999999999"})
    void refusesWhatIsNoToml(String line) {
        assertThatThrownBy(() -> header(line)).isInstanceOf(ProblemException.class)
            .hasMessageStartingWith("The header '# /// script' cannot be read as TOML: ");
    }
}
