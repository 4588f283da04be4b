package dev.ixion.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The platform's folders for the files of a program: XDG on Linux, Application Support on macOS, AppData on Windows. The
/// environment variable `IXION_HOME` puts all of them under one folder.
///
/// @param config settings
/// @param data workspaces
/// @param cache what can be fetched or computed again
/// @param logs logs
/// @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory</a>
public record Places(Path config, Path data, Path cache, Path logs) {
    private static final String NAME = "ixion";

    /// The folders of this user on this machine.
    public static Places ofPlatform() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static Places of(Map<String, String> environment, String system, Path home) {
        Optional<Path> own = path(environment, "IXION_HOME");
        if (own.isPresent()) {
            return below(own.get());
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support/Ixion");
            return new Places(support, support, library.resolve("Caches/Ixion"), library.resolve("Logs/Ixion"));
        }
        if (name.contains("win")) {
            Path roaming = path(environment, "APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("Ixion");
            Path local = path(environment, "LOCALAPPDATA").orElse(home.resolve("AppData/Local")).resolve("Ixion");
            return new Places(roaming, roaming, local.resolve("cache"), local.resolve("logs"));
        }
        return new Places(xdg(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
            xdg(environment, "XDG_DATA_HOME", home.resolve(".local/share")),
            xdg(environment, "XDG_CACHE_HOME", home.resolve(".cache")),
            xdg(environment, "XDG_STATE_HOME", home.resolve(".local/state")));
    }

    /// All folders under one.
    public static Places below(Path folder) {
        return new Places(folder.resolve("config"), folder.resolve("data"), folder.resolve("cache"),
            folder.resolve("logs"));
    }

    private static Path xdg(Map<String, String> environment, String variable, Path otherwise) {
        return path(environment, variable).filter(Path::isAbsolute).orElse(otherwise).resolve(NAME);
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank()).map(Path::of);
    }
}
