package dev.ixion.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.app.Config.Theme;
import dev.ixion.ats.ProblemException;
import dev.ixion.exec.ScriptRules;
import dev.ixion.script.Limits;
import dev.ixion.script.Permissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    private static final ScriptRules RULES = new ScriptRules(
        new Limits(Duration.ofSeconds(30), 512 << 20, 1 << 20, 200_000, 16, 1L << 30),
        new Limits(Duration.ofDays(1), 2L << 30, 64 << 20, 10_000_000, 256, 64L << 30),
        Permissions.parse(List.of("net:*", "net:<input>", "read:<input>", "read:~/Documents")));

    private final Places places;
    private final Path file;

    ConfigTest(@TempDir Path folder) {
        places = Places.below(folder.resolve("ixion"));
        file = places.config().resolve("settings.properties");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(places.config());
        Files.writeString(file, text);
    }

    @Test
    void writesItsDefaultsWithTheirExplanation() {
        Config config = Config.load(places);

        assertThat(config).isEqualTo(new Config(file, places.data().resolve("default.ixion"), Theme.LIGHT,
            RULES, 4, 2, Duration.ofDays(90)));
        assertThat(file).content().contains("\n# light or dark\ntheme = light\n")
            .endsWith("pulse.keep-output-days = 90\n");
        assertThat(Config.load(places)).isEqualTo(config);
    }

    @Test
    void takesDefaultsForWhatTheFileLeavesOut() throws Exception {
        write("");
        Config empty = Config.load(places);
        Files.delete(file);

        assertThat(empty).isEqualTo(Config.load(places));
    }

    @Test
    void takesTheValuesOfTheFile() throws Exception {
        write("""
            workspace = /data/größe.ixion
            theme=dark
            script.timeout: 86400
            script.facts = 3
            permissions.own = net:*.example.org,  run:git
            pulse.workers=64\s
            python.contexts=16
            pulse.keep-output-days=7
            """);

        assertThat(Config.load(places)).isEqualTo(new Config(file, Path.of("/data/größe.ixion").toAbsolutePath(),
            Theme.DARK,
            new ScriptRules(new Limits(Duration.ofDays(1), 512 << 20, 1 << 20, 3, 16, 1L << 30), RULES.most(),
                Permissions.parse(List.of("net:*.example.org", "run:git"))),
            64, 16, Duration.ofDays(7)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"theme|blue|use light or dark", "theme|Light|use light or dark",
            "permissions.own|net:*, read|'''read'' is no permission; write net:HOST, read:PATH, write:PATH, run:PROGRAM, env:NAME or secret:NAME'",
            "script.timeout|0|use a whole number from 1 to 86400",
            "script.timeout|86401|use a whole number from 1 to 86400",
            "script.timeout|30s|use a whole number from 1 to 86400",
            "script.timeout|99999999999999999999|use a whole number from 1 to 86400",
            "pulse.workers|65|use a whole number from 1 to 64", "pulse.workers|-1|use a whole number from 1 to 64",
            "pulse.workers|''|use a whole number from 1 to 64", "python.contexts|17|use a whole number from 1 to 16"})
    void namesAWrongValueAndItsFile(String key, String value, String expected) throws Exception {
        write(key + " = " + value + "\n");

        assertThatThrownBy(() -> Config.load(places))
            .isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail("key")).contains(key))
            .hasMessage(file + ": " + key + " = " + value + " is wrong; " + expected);
    }

    @Test
    void saysThatTheFileCannotBeRead() throws Exception {
        Files.createDirectories(file);

        assertThatThrownBy(() -> Config.load(places)).isInstanceOf(ProblemException.class)
            .hasMessageStartingWith("The settings in " + file + " cannot be read: ");
        Files.delete(file);
        write("theme = \\u12");
        assertThatThrownBy(() -> Config.load(places)).isInstanceOf(ProblemException.class)
            .hasMessageStartingWith("The settings in " + file + " cannot be read: ");
    }

    @Test
    void storesTheThemeAndLeavesAllElseAsItIs() throws Exception {
        String before = "# mine\n\n#theme = light\n\n\n  theme : light\n\npulse.workers = 7\nunknown = x";
        write(before);

        Config.load(places).withTheme(Theme.DARK).storeTheme();

        assertThat(file).hasContent(before.replace("  theme : light", "theme = dark"));
        assertThat(Config.load(places).theme()).isEqualTo(Theme.DARK);
        assertThat(Config.load(places).pulseWorkers()).isEqualTo(7);
    }

    @Test
    void storesTheThemeThatCountsWhereTheFileNamesItTwice() throws Exception {
        write("theme = light\ntheme = light\n");

        Config.load(places).withTheme(Theme.DARK).storeTheme();

        assertThat(Config.load(places).theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void addsTheThemeWhereTheFileHasNone() throws Exception {
        write("pulse.workers = 7");

        Config.load(places).withTheme(Theme.DARK).storeTheme();

        assertThat(file).hasContent("pulse.workers = 7\ntheme = dark\n");
    }
}
