package dev.ixion.app;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.exec.ScriptRules;
import dev.ixion.script.Limits;
import dev.ixion.script.Permissions;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/// The settings, read from `settings.properties` in the platform's configuration folder. The file is written with its
/// defaults and their explanation when it is not there.
///
/// @param workspace the file that is opened where none is named
/// @param theme what the desktop looks like
/// @param scripts how much scripts may use, and what those that the user writes here may reach
/// @param pulseWorkers how many executions run at the same time, 1 to 64
/// @param pythonContexts how many Python contexts wait warmed, 1 to 16
/// @param keepOutput how long what runs printed is kept, 1 to 36500 days
public record Config(Path file, Path workspace, Theme theme, ScriptRules scripts, int pulseWorkers,
    int pythonContexts, Duration keepOutput) {

    private static final String FILE = "settings.properties";

    /// Light or dark.
    public enum Theme {
        LIGHT, DARK
    }

    /// Reads the settings, and writes the file with the defaults where there is none.
    ///
    /// @throws ProblemException if the file cannot be read or a value is wrong; the text names both
    public static Config load(Places places) {
        Path file = places.config().resolve(FILE);
        Properties values = new Properties();
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(places.config());
                Files.writeString(file, text("config.file"));
            }
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                values.load(reader);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ProblemException(Problem.of(text("config.unreadable", file, unreadable)), unreadable);
        }
        return new Values(file, values).config(places);
    }

    /// The same settings with another theme.
    public Config withTheme(Theme next) {
        return new Config(file, workspace, next, scripts, pulseWorkers, pythonContexts, keepOutput);
    }

    /// Writes the theme into the file; all else in it stays as it is. Waits for the disk.
    ///
    /// @throws ProblemException if the file cannot be written
    public void storeTheme() {
        String line = "theme = " + theme.name().toLowerCase(Locale.ROOT);
        try {
            String old = Files.exists(file) ? Files.readString(file) : "";
            Pattern setting = Pattern.compile("(?m)^[ \\t\\f]*theme[ \\t\\f]*[=:].*$");
            String changed = setting.matcher(old).find()
                ? setting.matcher(old).replaceAll(line)
                : old + (old.isEmpty() || old.endsWith("\n") ? "" : "\n") + line + "\n";
            Files.writeString(file, changed);
        } catch (IOException unwritable) {
            throw new ProblemException(Problem.of(text("config.unwritable", file, unwritable)), unwritable);
        }
    }

    /// The values of the file, checked one by one.
    private record Values(Path file, Properties values) {
        Config config(Places places) {
            String workspace = values.getProperty("workspace", "").strip();
            return new Config(file,
                workspace.isEmpty() ? places.data().resolve("default.ixion") : Path.of(workspace).toAbsolutePath(),
                theme(), scripts(),
                (int) number("pulse.workers", 4, 1, 64), (int) number("python.contexts", 2, 1, 16),
                Duration.ofDays(number("pulse.keep-output-days", 90, 1, 36_500)));
        }

        private ScriptRules scripts() {
            Limits most = new Limits(Duration.ofSeconds(number("script.most-timeout", 86_400, 1, 604_800)),
                number("script.most-memory-mb", 2048, 16, 1 << 20) << 20,
                (int) number("script.most-output-kb", 65_536, 1, 1 << 20) << 10,
                number("script.most-facts", 10_000_000, 0, 999_999_999),
                (int) number("script.most-processes", 256, 0, 4096),
                number("script.most-disk-mb", 65_536, 0, 1 << 30) << 20);
            Limits usual = new Limits(Duration.ofSeconds(number("script.timeout", 30, 1, 86_400)),
                number("script.memory-mb", 512, 16, 1 << 20) << 20,
                (int) number("script.output-kb", 1024, 1, 1 << 20) << 10,
                number("script.facts", 200_000, 0, 999_999_999), (int) number("script.processes", 16, 0, 4096),
                number("script.disk-mb", 1024, 0, 1 << 30) << 20);
            return new ScriptRules(usual.atMost(most), most, own());
        }

        private Permissions own() {
            String value = values.getProperty("permissions.own", "net:*, net:<input>, read:<input>, read:~/Documents")
                .strip();
            try {
                return value.isEmpty() ? Permissions.NONE : Permissions.parse(List.of(value.split("\\s*,\\s*")));
            } catch (ProblemException noPermission) {
                throw wrong("permissions.own", value, noPermission.problem().message());
            }
        }

        private Theme theme() {
            String name = values.getProperty("theme", "light").strip();
            return switch (name) {
                case "light" -> Theme.LIGHT;
                case "dark" -> Theme.DARK;
                default -> throw wrong("theme", name, text("config.theme"));
            };
        }

        private long number(String key, long otherwise, long least, long most) {
            String value = values.getProperty(key, Long.toString(otherwise)).strip();
            if (!value.matches("[0-9]{1,9}") || Long.parseLong(value) < least || Long.parseLong(value) > most) {
                throw wrong(key, value, text("config.number", least, most));
            }
            return Long.parseLong(value);
        }

        private ProblemException wrong(String key, String value, String expected) {
            return new ProblemException(
                Problem.of(text("config.wrong", file, key, value, expected), Problem.detail("key", key)));
        }
    }
}
