package dev.ixion.secret.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ixion.secret.KeyringUnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The keyring as a program that may be missing, locked or slow. The program is a script; the processes are real.
@EnabledOnOs(OS.LINUX)
class SecretToolKeyringTest {
    private static final String VALUE = "ghp_'\"$(x) ü\n\n two lines";

    @TempDir
    Path home = Path.of("");

    private FakeSecretTool tool;

    @BeforeEach
    void install() throws IOException {
        tool = new FakeSecretTool(home.resolve("bin"));
    }

    private SecretToolKeyring keyring(String folder) {
        return new SecretToolKeyring(tool.searchPath(), home.resolve(folder), Duration.ofSeconds(1));
    }

    private SecretToolKeyring keyring() {
        return keyring("data");
    }

    @Test
    void aValueComesBackAsItWasAndIsInNoArgument() throws IOException {
        keyring().put("TOKEN", VALUE);

        assertThat(keyring().get("TOKEN")).contains(VALUE);
        assertThat(keyring().get("OTHER")).isEmpty();
        assertThat(tool.calls()).isNotEmpty().allSatisfy(call -> assertThat(call).doesNotContain("ghp_"))
            .anySatisfy(call -> assertThat(call).startsWith("store --label=Ixion: TOKEN application ixion folder file:")
                .endsWith("/data name TOKEN"));
    }

    @Test
    void theSameFolderIsFoundAgainOnceItExists() throws IOException {
        keyring().put("TOKEN", VALUE);
        Files.createDirectories(home.resolve("data"));

        assertThat(keyring().get("TOKEN")).contains(VALUE);
    }

    @Test
    void twoFoldersDoNotOverwriteEachOther() {
        keyring("one").put("TOKEN", "first");
        keyring("größer").put("TOKEN", "second");

        assertThat(keyring("one").get("TOKEN")).contains("first");
        assertThat(keyring("größer").get("TOKEN")).contains("second");
    }

    @Test
    void whatIsRemovedIsGoneAndRemovingNothingIsNoMistake() throws IOException {
        keyring().put("TOKEN", VALUE);
        keyring().remove("TOKEN");
        keyring().remove("TOKEN");

        assertThat(keyring().get("TOKEN")).isEmpty();
        assertThat(tool.values()).isEmpty();
    }

    @Test
    void aLockedSecretIsNeitherTakenForNoneNorForRemoved() throws IOException {
        keyring().put("TOKEN", VALUE);
        tool.become("locked");

        assertThat(keyring().get("OTHER")).isEmpty();
        for (Runnable work : List.<Runnable>of(() -> keyring().get("TOKEN"), () -> keyring().remove("TOKEN"))) {
            assertThatExceptionOfType(KeyringUnreachableException.class).isThrownBy(work::run)
                .satisfies(told -> assertThat(told.reason()).isEqualTo("it is locked"));
        }
        tool.recover();
        assertThat(keyring().get("TOKEN")).contains(VALUE);
    }

    @Test
    void aMissingProgramIsNamed() {
        SecretToolKeyring none = new SecretToolKeyring(home + "::\0:relative", home);
        assertThatExceptionOfType(KeyringUnreachableException.class).isThrownBy(none::probe)
            .withMessage("The system's keyring cannot be used: the program secret-tool is not installed");
    }

    @Test
    void aProgramThatDoesNotAnswerIsWaitedForNotLongerThanTwoSeconds() throws IOException {
        assertThatCode(keyring()::probe).doesNotThrowAnyException();
        tool.become("asleep");

        long start = System.nanoTime();
        assertThatExceptionOfType(KeyringUnreachableException.class).isThrownBy(keyring()::probe)
            .satisfies(told -> assertThat(told.reason()).isEqualTo("it did not answer within 2 s; it may be locked"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1900),
            Duration.ofMillis(3500));
        assertThatExceptionOfType(KeyringUnreachableException.class).isThrownBy(() -> keyring().get("TOKEN"));
    }

    @Test
    void whatTheProgramComplainsAboutIsTold() throws IOException {
        tool.become("broken");
        assertThatExceptionOfType(KeyringUnreachableException.class).isThrownBy(keyring()::probe)
            .satisfies(told -> assertThat(told.reason()).isEqualTo("it says: Cannot autolaunch D-Bus without X11"));
    }

    @Test
    void aValueThatIsNotThereAfterwardsIsNotTakenForKept() throws IOException {
        tool.become("forgetful");
        assertThatExceptionOfType(KeyringUnreachableException.class).isThrownBy(() -> keyring().put("TOKEN", VALUE))
            .satisfies(told -> assertThat(told.reason()).isEqualTo("it did not keep what it was given"))
            .satisfies(told -> assertThat(told.toString()).doesNotContain("ghp_"));
    }

    @Test
    void aValueThatTheProgramWouldCutOffIsRefusedBefore() {
        assertThat(keyring().refusal("ä".repeat(4095))).isEmpty();
        assertThat(keyring().refusal("ä".repeat(4096))).contains("it takes at most 8,191 bytes");
    }
}
