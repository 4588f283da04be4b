package dev.ixion.secret.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ixion.ats.ProblemException;
import dev.ixion.secret.KeptSecret;
import dev.ixion.secret.SecretPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Secrets in files, as they lie on the disk.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EncryptedFileVaultTest {
    private static final String VALUE = "ghp_Zürich\n0123456789";

    private Path folder = Path.of("");
    private Path file = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void choose(@TempDir Path home) {
        folder = home.resolve("data/secrets");
        file = folder.resolve("secrets.json");
        key = folder.resolve("key");
    }

    private EncryptedFileVault vault() {
        return new EncryptedFileVault(folder);
    }

    @Test
    void aValueIsReadAgainByTheNextProcess() {
        vault().put("TOKEN", VALUE);
        vault().put("OTHER", "0000");
        vault().put("OTHER", "1111");

        assertThat(vault().get("TOKEN")).contains(VALUE);
        assertThat(vault().get("OTHER")).contains("1111");
        assertThat(vault().get("NONE")).isEmpty();
        assertThat(vault().list()).containsExactly(new KeptSecret("OTHER", new SecretPlace.InFile(file)),
            new KeptSecret("TOKEN", new SecretPlace.InFile(file)));
    }

    @Test
    void lookingMakesNoFile() {
        assertThat(vault().list()).isEmpty();
        assertThat(vault().get("TOKEN")).isEmpty();
        assertThat(vault().remove("TOKEN")).isFalse();
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatIsRemovedIsGoneAndTheOthersStay() {
        vault().put("TOKEN", VALUE);
        vault().put("OTHER", "0000");

        assertThat(vault().remove("TOKEN")).isTrue();
        assertThat(vault().remove("TOKEN")).isFalse();
        assertThat(vault().get("TOKEN")).isEmpty();
        assertThat(vault().get("OTHER")).contains("0000");
    }

    @Test
    void aSecretOfTheKeyringIsKnownByNameOnly() throws IOException {
        vault().put("TOKEN", VALUE);
        vault().noteInKeyring("TOKEN");

        assertThat(vault().list()).containsExactly(new KeptSecret("TOKEN", new SecretPlace.InKeyring()));
        assertThat(vault().get("TOKEN")).isEmpty();
        assertThat(Files.readString(file)).contains("\"TOKEN\" : null");
    }

    @Test
    void theFileHoldsNamesButNoValueAndEachSealingIsAnother() throws IOException {
        vault().put("TOKEN", VALUE);
        String first = Files.readString(file);
        vault().put("TOKEN", VALUE);

        assertThat(first).contains("TOKEN").doesNotContain("ghp_", "0123456789");
        assertThat(Files.readString(file)).isNotEqualTo(first);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrder("secrets.json", "key", "lock");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobodyElseMayOpenFolderOrFiles() throws IOException {
        vault().put("TOKEN", VALUE);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(key)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("lock"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aKeyThatOthersMayReadIsNotUsedUntilItIsClosedToThem() throws IOException {
        vault().put("TOKEN", VALUE);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        String told = key + " can be opened by others; nothing was read or written. Close it to them: chmod 600 '" + key
            + "'";
        refused(() -> vault().get("TOKEN"), told);
        refused(() -> vault().put("TOKEN", "another"), told);

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(vault().get("TOKEN")).contains(VALUE);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nothingIsPutIntoAFolderThatOthersMayLookInto() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        refused(() -> vault().put("TOKEN", VALUE), folder + " can be opened by others; nothing was read or written."
            + " Close it to them: chmod 700 '" + folder + "'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutItsKeyNothingIsReadAndNoNewKeyIsMadeInItsPlace() throws IOException {
        vault().put("TOKEN", VALUE);
        byte[] before = Files.readAllBytes(key);
        Files.delete(key);

        String told = "The key " + key + " is missing, without which no secret in the file beside it can be read."
            + " Put it back from a backup, or remove those secrets and set them anew";
        refused(() -> vault().get("TOKEN"), told);
        refused(() -> vault().put("OTHER", "0000"), told);
        assertThat(key).doesNotExist();
        assertThat(vault().list()).hasSize(1);

        Files.write(key, before);
        if (OS.current() != OS.WINDOWS) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(vault().get("TOKEN")).contains(VALUE);
    }

    @Test
    void afterTheLastSecretIsRemovedALostKeyIsReplaced() throws IOException {
        vault().put("TOKEN", VALUE);
        Files.delete(key);

        assertThat(vault().remove("TOKEN")).isTrue();
        vault().put("TOKEN", "a new one");
        assertThat(vault().get("TOKEN")).contains("a new one");
    }

    @Test
    void whatIsNoKeyIsNamedAndNotQuoted() throws IOException {
        vault().put("TOKEN", VALUE);
        for (String content : List.of("", "c2hvcnQ=", "!!! no key at all !!!")) {
            Files.writeString(key, content);
            refused(() -> vault().get("TOKEN"), key + " is no key. Put it back from a backup, or remove it and the"
                + " secrets in the file beside it, and set them anew");
        }
    }

    @Test
    void aSealedValueCannotBeChangedNorGivenAnotherNameNorReadWithAnotherKey() throws IOException {
        vault().put("FIRST", "the first value");
        vault().put("SECOND", "the second value");
        byte[] whole = Files.readAllBytes(file);
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(whole);
        ObjectNode secrets = (ObjectNode) json.path("secrets");
        String first = secrets.path("FIRST").asString();

        secrets.put("FIRST", secrets.path("SECOND").asString());
        Files.write(file, JsonMapper.shared().writeValueAsBytes(json));
        unsealable("FIRST");
        assertThat(vault().get("SECOND")).contains("the second value");

        for (String damaged : List.of("", "AAAA", "no base 64", first.substring(4),
            (first.charAt(20) == 'A' ? 'B' : 'A') + first.substring(1))) {
            secrets.put("FIRST", damaged);
            Files.write(file, JsonMapper.shared().writeValueAsBytes(json));
            unsealable("FIRST");
        }

        Files.write(file, whole);
        new KeyFile(key).make();
        unsealable("SECOND");
    }

    private void unsealable(String name) {
        refused(() -> vault().get(name), name + " cannot be read: " + file + " or the key " + key
            + " was changed since. Put both back from a backup, or set " + name + " anew");
    }

    @Test
    void aDamagedFileIsNamedAndNotWrittenOver() throws IOException {
        vault().put("TOKEN", VALUE);
        for (String content : List.of("", "{", "[]", "{\"format\":1}", "{\"format\":1,\"secrets\":{\"A\":7}}")) {
            Files.writeString(file, content);
            String told = file + " is damaged. Put it back from a backup, or remove it and set the secrets anew";
            refused(() -> vault().list(), told);
            refused(() -> vault().put("TOKEN", "another"), told);
            assertThat(file).hasContent(content);
        }
        Files.writeString(file, "{\"format\":2,\"secrets\":[]}");
        refused(() -> vault().list(), file + " was written by a newer Ixion; update Ixion to use it");
    }

    @Test
    void threadsOfOneProcessDoNotLoseEachOthersSecrets() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (String writer : List.of("A", "B", "C", "D")) {
                writers.add(threads.submit(() -> PuttingProcess.put(folder, writer, 20)));
            }
            for (Future<?> each : writers) {
                each.get();
            }
        }
        assertThat(vault().list()).hasSize(80);
        assertThat(vault().get("D_19")).contains("value of D_19");
    }

    @Test
    void processesDoNotLoseEachOthersSecrets() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String writer : List.of("A", "B", "C")) {
            processes.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                PuttingProcess.class.getName(), folder.toString(), writer, "40").inheritIO().start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThat(vault().list()).hasSize(120);
        assertThat(IntStream.range(0, 40).mapToObj(n -> "B_" + n)).allSatisfy(
            name -> assertThat(vault().get(name)).contains("value of " + name));
    }

    private static void refused(Runnable work, String message) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(work::run).withMessage(message)
            .satisfies(told -> {
                for (Throwable each = told; each != null; each = each.getCause()) {
                    assertThat(each.toString()).doesNotContain("ghp_").doesNotContain("the first value");
                }
            });
    }
}
