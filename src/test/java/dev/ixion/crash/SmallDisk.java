package dev.ixion.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A disk of a few megabytes in memory. Only root can make one.
final class SmallDisk {
    private static final String BALLAST = "ballast";

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static Optional<SmallDisk> mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())
            ? Optional.of(new SmallDisk(folder))
            : Optional.empty();
    }

    Path folder() {
        return folder;
    }

    /// Takes some of the space away.
    void fill(int kilobytes) throws IOException {
        Files.write(folder.resolve(BALLAST), new byte[kilobytes << 10]);
    }

    /// Gives that space back.
    void relieve() throws IOException {
        Files.deleteIfExists(folder.resolve(BALLAST));
    }

    /// Gives the disk up with everything on it.
    void unmount() throws IOException, InterruptedException {
        run("umount", folder.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command)).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }
}
