package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program says to arguments that it does not understand, and to those who ask it.
class UsageTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "hadnler list | 'hadnler' is no command of ixion; did you mean handler?; see ixion --help",
            "handler svae x y | 'svae' is no command of ixion handler; did you mean save?; see ixion handler --help",
            "ax --fromat csv | '--fromat' is no option of ixion ax; put -- before it if it is a value; did you mean --format?; see ixion ax --help",
            "ix --loud webhook | '--loud' is no option of ixion ix; put -- before it if it is a value; see ixion ix --help",
            "ax --format xml | 'xml' is no value of --format; use one of: table, json, csv, jsonl; see ixion ax --help",
            "ax --format | --format needs a value: write --format=FORMAT; see ixion ax --help",
            "ax --format -h | --format needs a value: write --format=FORMAT; see ixion ax --help",
            "ax --format csv --format json | --format is given twice; give it once; see ixion ax --help",
            "ix | Missing: ARGS; write ixion ix ARGS; see ixion ix --help",
            "ix --help=3 | --help takes no value; leave out '3'; see ixion ix --help",
            "as | Missing: CLAIM; write ixion as CLAIM; see ixion as --help",
            "as ada is here --attr | --attr needs a value: write --attr=KEY=VALUE; see ixion as --help",
            "handler --help=3 | --help takes no value; leave out '3'; see ixion handler --help",
            "handler save | Missing: TYPE, FILE; write ixion handler save TYPE FILE; see ixion handler save --help",
            "handler save webhook | Missing: FILE; write ixion handler save TYPE FILE; see ixion handler save --help",
            "handler save webhook x -m | --message needs a value: write --message=TEXT; see ixion handler save --help",
            "handler save webhook x --yes=of-course | --yes takes no value; leave out 'of-course'; see ixion handler save --help",
            "handler show | Missing: TYPE[:vN]; write ixion handler show TYPE[:vN]; see ixion handler show --help",
            "handler show a b | 'b' is one argument too many; see ixion handler show --help",
            "pulse add | Missing: COMMAND; write ixion pulse add COMMAND; see ixion pulse add --help",
            "pulse pause soon | 'soon' is no value of ID; use a whole number; see ixion pulse pause --help",
            "pulse history x | 'x' is no value of ID; use a whole number; see ixion pulse history --help",
            "pulse history --limit= | '' is no value of --limit; use a whole number; see ixion pulse history --help",
            "pulse history --limit 9999999999 | '9999999999' is no value of --limit; use a number nearer to 0; see ixion pulse history --help",
            "pulse history --limit 0 | --limit 0: it must be at least 1",
            "ax --db | --db needs a file",
            "ax --db= | --db needs a file",
            "ix WebHook x | 'WebHook' is no type: use 1 to 64 of a-z, 0-9 and '-', starting with a letter or digit, and :v2 behind it for version 2",
            "handler show ./x | './x' is no type: use 1 to 64 of a-z, 0-9 and '-', starting with a letter or digit, and :v2 behind it for version 2",
            "handler history A | 'A' is no type: use 1 to 64 of a-z, 0-9 and '-', starting with a letter or digit, and :v2 behind it for version 2",
            "as ada | A claim needs at least: <subjects> is <predicates>",
            "ax limit none | Expected a whole number from 1 after 'limit' instead of 'none' at column 10",
            "ix git . every 5m | 'git . every 5m' has a schedule; give it to Pulse with: ixion pulse add <command>",
            "pulse add git . every 5x | '5x' is no period: use 30s, 5m, 2h or 1d, up to 366 days"})
    void aMistakeIsNamedAndTheExitCodeIsTwo(String words, String message) {
        Terminal.Answer told = terminal.ixion(words.split(" "));
        assertThat(told).isEqualTo(new Terminal.Answer(2, "", "✗ " + message + "\n"));

        if (!words.contains("--db")) {
            Terminal.Answer json = terminal.json(words.split(" "));
            assertThat(json.err()).isEmpty();
            assertThat(json.json().path("error").asString()).isEqualTo(message);
            assertThat(json.json().path("details").isArray()).isTrue();
            assertThat(json.code()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ix", "pulse add"})
    void aQuoteThatIsNotClosedIsShownWithItsPlace(String command) {
        String[] words = (command + " _").split(" ");
        words[words.length - 1] = "webhook 'a b";
        Terminal.Answer told = terminal.json(words);
        assertThat(told.code()).isEqualTo(2);
        assertThat(told.json().path("error").asString()).startsWith("The quote ' at column ").endsWith("is not closed");
        assertThat(told.json().path("details").path(0).asString()).startsWith("column=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handler", "pulse"})
    void aCommandThatNeedsAnotherShowsWhichThereAre(String command) {
        Terminal.Answer told = terminal.ixion(command);
        assertThat(told.code()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).startsWith("✗ Say what to do: ixion " + command + " COMMAND")
            .contains("Usage: ixion " + command).contains("list").contains("history");

        Terminal.Answer json = terminal.json(command);
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.err()).isEmpty();
        assertThat(json.json().path("error").asString()).contains("Say what to do");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ix", "ax", "as", "handler", "handler save", "handler list", "handler show",
            "handler history", "pulse", "pulse add", "pulse list", "pulse pause", "pulse resume", "pulse remove",
            "pulse history", "pulse run", "secret", "secret set", "secret list", "secret remove"})
    void everyCommandExplainsItself(String command) {
        Terminal.Answer asked = terminal.ixion((command + " --help").strip().split(" "));
        assertThat(asked.code()).isZero();
        assertThat(asked.err()).isEmpty();
        assertThat(asked.out()).startsWith(("Usage: ixion " + command).strip()).contains("show this help")
            .doesNotContain("${").doesNotContain("%n");
        assertThat(asked.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));

        assertThat(terminal.ixion(("help " + command).strip().split(" "))).isEqualTo(asked);
    }

    @Test
    void itsHelpNamesTheExitCodesAndTheOptionsThatStandAnywhere() {
        assertThat(terminal.ixion("--help").out().replaceAll("\\s+", " "))
            .contains("Exit codes: 0 done, 1 failed, 2 bad usage, 3 no handler, 4 timed out or cancelled.")
            .contains("--db FILE").contains("--json");
        assertThat(terminal.ixion("--version").lines()).hasSize(1).first().asString().startsWith("ixion ");
    }

    @Test
    void aFileThatIsNoWorkspaceIsRefused() throws IOException {
        String file = terminal.file("notes.txt", "These are my notes, and they are rather long.".repeat(50)).toString();
        Terminal.Answer told = terminal.json("ax", "--db", file);
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.json().path("error").asString())
            .isEqualTo(file + " is no Ixion workspace (not a SQLite file); choose another file with --db");
    }

    @Test
    void theWorkspaceMayBeNamedAnywhere() {
        String file = terminal.home().resolve("other.ixion").toString();
        assertThat(terminal.ixion("as", "ada", "is", "--db", file, "here").code()).isZero();
        assertThat(terminal.ixion("--db=" + file, "ax", "--json").json()).hasSize(1);
        assertThat(terminal.json("ax").json()).isEmpty();
    }

    @Test
    void afterALoneDoubleDashNothingIsAnOption() {
        assertThat(GlobalOptions.of(List.of("ix", "a", "--json", "--", "--json", "--db")))
            .isEqualTo(new GlobalOptions(Optional.empty(), true,
                List.of("ix", "a", "--", "--json", "--db")));
        assertThat(terminal.ixion("as", "temperature", "is", "--", "-1", "of", "--json").code()).isZero();
        assertThat(terminal.json("ax").json().path(0).path("contexts").path(0).asString()).isEqualTo("--json");
        assertThat(terminal.json("ax").json().path(0).path("predicates").path(0).asString()).isEqualTo("-1");
    }

    @Test
    void anArgumentThatStartsWithAnAtSignIsNoFileOfArguments() throws IOException {
        String at = "@" + terminal.file("arguments.txt", "ada is here");
        assertThat(terminal.ixion("as", at, "is", "here").code()).isZero();
        assertThat(terminal.json("ax").json().path(0).path("subjects").path(0).asString()).isEqualTo(at);
    }
}
