package dev.ixion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void onLinuxAreThoseOfXdg() {
        assertThat(Places.of(Map.of(), "Linux", HOME)).isEqualTo(new Places(HOME.resolve(".config/ixion"),
            HOME.resolve(".local/share/ixion"), HOME.resolve(".cache/ixion"), HOME.resolve(".local/state/ixion")));
    }

    @Test
    void onLinuxAreWhereXdgVariablesSay() {
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d", "XDG_CACHE_HOME",
            "/e", "XDG_STATE_HOME", "/f");

        assertThat(Places.of(environment, "Linux", HOME)).isEqualTo(new Places(Path.of("/c/ixion"),
            Path.of("/d/ixion"), Path.of("/e/ixion"), Path.of("/f/ixion")));
    }

    @Test
    void onLinuxIgnoreXdgVariablesThatAreBlankOrRelative() {
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", " ", "XDG_DATA_HOME", "relative");

        assertThat(Places.of(environment, "Linux", HOME)).isEqualTo(Places.of(Map.of(), "Linux", HOME));
    }

    @Test
    void onMacAreInTheLibrary() {
        assertThat(Places.of(Map.of("XDG_CONFIG_HOME", "/c"), "Mac OS X", HOME)).isEqualTo(new Places(
            HOME.resolve("Library/Application Support/Ixion"), HOME.resolve("Library/Application Support/Ixion"),
            HOME.resolve("Library/Caches/Ixion"), HOME.resolve("Library/Logs/Ixion")));
    }

    @Test
    void onWindowsAreInAppData() {
        assertThat(Places.of(Map.of("APPDATA", "/r", "LOCALAPPDATA", "/l"), "Windows 11", HOME)).isEqualTo(new Places(
            Path.of("/r/Ixion"), Path.of("/r/Ixion"), Path.of("/l/Ixion/cache"), Path.of("/l/Ixion/logs")));
        assertThat(Places.of(Map.of(), "Windows 11", HOME).data()).isEqualTo(HOME.resolve("AppData/Roaming/Ixion"));
    }

    @Test
    void areAllUnderIxionHomeWhereItIsSet() {
        for (String system : new String[]{"Linux", "Mac OS X", "Windows 11"}) {
            assertThat(Places.of(Map.of("IXION_HOME", "/x", "XDG_CONFIG_HOME", "/c"), system, HOME))
                .isEqualTo(new Places(Path.of("/x/config"), Path.of("/x/data"), Path.of("/x/cache"),
                    Path.of("/x/logs")));
        }
    }
}
