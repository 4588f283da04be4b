package dev.ixion.script.graal.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ScratchesTest {
    @TempDir
    Path folder = Path.of("");

    private static List<Path> entries(Path of) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(of)) {
            all.forEach(entries::add);
        }
        return entries;
    }

    @Test
    void nothingIsLeftOfWhatWasRemoved() throws IOException {
        try (Scratches scratches = new Scratches(folder)) {
            Path one = scratches.make().orElseThrow();
            Path other = scratches.make().orElseThrow();
            assertThat(one).isNotEqualTo(other).isDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one))).isEqualTo("rwx------");
            Files.writeString(one.resolve("a"), "a");
            scratches.remove(one);
            scratches.remove(other);
        }
        assertThat(entries(folder)).isEmpty();
    }

    /// Another process that makes a folder, and by that looks for what ended processes left.
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) {
            try (Scratches scratches = new Scratches(Path.of(arguments[0]))) {
                scratches.remove(scratches.make().orElseThrow());
            }
        }
    }

    @Test
    @Timeout(60)
    void anotherProcessLeavesWhatThisOneUses() throws IOException, InterruptedException {
        try (Scratches scratches = new Scratches(folder)) {
            Path used = scratches.make().orElseThrow();
            Path removed = scratches.make().orElseThrow();
            scratches.remove(removed);
            // Behind it, this process has looked for what others left
            while (Files.exists(removed)) {
                Thread.onSpinWait();
            }
            Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Other.class.getName(),
                folder.toString()).inheritIO().start();
            assertThat(other.waitFor()).isZero();
            assertThat(used).isDirectory();
        }
        assertThat(entries(folder)).isEmpty();
    }

    @Test
    void aFolderThatWasCleanedUpIsMadeAgain() throws IOException {
        try (Scratches scratches = new Scratches(folder)) {
            Path first = scratches.make().orElseThrow();
            Files.delete(first);
            Files.delete(first.getParent());
            assertThat(scratches.make().orElseThrow()).isDirectory();
        }
        assertThat(entries(folder)).isEmpty();
    }

    @Test
    void whatNoRunTookGoesWithTheProcess() throws IOException {
        try (Scratches scratches = new Scratches(folder)) {
            Files.writeString(scratches.make().orElseThrow().resolve("a"), "a");
        }
        assertThat(entries(folder)).isEmpty();
    }

    @Test
    void whatAnEndedProcessLeftIsRemovedAndWhatALivingOneUsesStays() throws IOException {
        Path left = Files.createDirectories(folder.resolve("gone/run-1"));
        Files.writeString(left.resolve("a"), "a");
        Files.createFile(folder.resolve("gone.lock"));
        try (Scratches living = new Scratches(folder)) {
            Path used = living.make().orElseThrow();
            try (Scratches later = new Scratches(folder)) {
                later.remove(later.make().orElseThrow());
            }
            assertThat(used).isDirectory();
            assertThat(left).doesNotExist();
            assertThat(entries(folder)).hasSize(2);
            living.remove(used);
        }
        assertThat(entries(folder)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (Scratches scratches = new Scratches(file.resolve("below"))) {
            assertThat(scratches.make()).isEmpty();
        }
    }

    @Test
    void linksAreRemovedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("kept"), "kept");
        Path top = folder.resolve("top");
        Files.createDirectories(top.resolve("inner"));
        Files.createSymbolicLink(top.resolve("link"), outside);
        Files.createSymbolicLink(top.resolve("inner/link"), outside);
        Files.createSymbolicLink(top.resolve("nowhere"), Path.of("nowhere"));

        RemoveFolder.with(top);

        assertThat(top).doesNotExist();
        assertThat(outside.resolve("kept")).hasContent("kept");
    }

    @Test
    void permissionsThatWereTakenAwayAreGivenBack() throws IOException {
        Path top = Files.createDirectory(folder.resolve("top"));
        Path inner = Files.createDirectories(top.resolve("a/b/c"));
        Files.writeString(inner.resolve("file"), "x");
        for (String each : List.of("a/b/c", "a/b", "a", "")) {
            Files.setPosixFilePermissions(top.resolve(each), PosixFilePermissions.fromString("---------"));
        }

        RemoveFolder.with(top);

        assertThat(top).doesNotExist();
    }

    @Test
    void aTreeMayBeDeeperThanAPathCanBeLong() throws IOException {
        Path top = Files.createDirectory(folder.resolve("top"));
        String name = "d".repeat(250);
        // Each half can be named, both together cannot
        Path upper = Files.createDirectories(deep(top.resolve("upper"), name));
        Files.createDirectories(deep(top.resolve("lower"), name).resolve("more"));
        Files.writeString(deep(top.resolve("lower"), name).resolve("more/file"), "x");
        try (DirectoryStream<Path> from = Files.newDirectoryStream(top);
            DirectoryStream<Path> to = Files.newDirectoryStream(upper)) {
            assertThat(from).isInstanceOf(SecureDirectoryStream.class);
            ((SecureDirectoryStream<Path>) from).move(Path.of("lower"), (SecureDirectoryStream<Path>) to,
                Path.of("lower"));
        }

        RemoveFolder.with(top);

        assertThat(top).doesNotExist();
    }

    private static Path deep(Path start, String name) {
        Path deep = start;
        for (int i = 0; i < 10; i++) {
            deep = deep.resolve(name);
        }
        return deep;
    }
}
