package dev.ixion.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.secret.Keeping;
import dev.ixion.secret.SecretPlace;
import dev.ixion.secret.keyring.FakeSecretTool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Where secrets are kept on which machine.
@EnabledOnOs(OS.LINUX)
class SecretKeepingTest {
    @TempDir
    Path home = Path.of("");

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void install() throws IOException {
        environment.put("PATH", new FakeSecretTool(home.resolve("bin")).searchPath());
    }

    private Keeping keeping(String system) {
        return SecretKeeping.of(Places.below(home), environment, system, InstantSource.system()).keeping();
    }

    private Keeping inFile(String why) {
        return new Keeping(new SecretPlace.InFile(home.resolve("data/secrets/secrets.json")), Optional.of(why));
    }

    @Test
    void onLinuxTheyAreInTheKeyringThatSecretToolReaches() {
        assertThat(keeping("Linux")).isEqualTo(new Keeping(new SecretPlace.InKeyring(), Optional.empty()));
    }

    @Test
    void withoutThatProgramOrWhereItIsNotWantedTheyAreInTheFile() {
        environment.put("IXION_KEYRING", "Off");
        assertThat(keeping("Linux")).isEqualTo(inFile("the environment variable IXION_KEYRING says so"));
        environment.clear();
        assertThat(keeping("Linux")).isEqualTo(inFile("the program secret-tool is not installed"));
    }

    @Test
    void onOtherSystemsTheyAreInTheFile() {
        assertThat(keeping("Mac OS X")).isEqualTo(inFile("Ixion does not know the keyring of Mac OS X yet"));
        assertThat(keeping("Windows 11")).isEqualTo(inFile("Ixion does not know the keyring of Windows 11 yet"));
    }
}
