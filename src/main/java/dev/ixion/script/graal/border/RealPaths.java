package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Finds where a path leads in truth, also where its end does not exist yet: links are followed and `..` is gone up as
/// the operating system does it.
final class RealPaths {
    private static final int MOST_LINKS = 40;

    private RealPaths() {}

    /// Where a file lies that is opened by this path.
    ///
    /// @param path absolute
    static Path of(Path path) throws IOException {
        return followed(path, MOST_LINKS);
    }

    /// Where the entry itself lies that this path names, also if it is a link.
    ///
    /// @param path absolute
    static Path ofEntry(Path path) throws IOException {
        Path folder = path.getParent();
        Path name = path.getFileName();
        if (folder == null || name == null || isDots(name)) {
            return of(path);
        }
        return of(folder).resolve(name);
    }

    private static Path followed(Path path, int links) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException notWhole) {
            Path folder = path.getParent();
            Path name = path.getFileName();
            if (folder == null || name == null) {
                return path;
            }
            Path real = followed(folder, links);
            if (isDots(name)) {
                Path above = real.getParent();
                return name.toString().equals(".") || above == null ? real : above;
            }
            Path entry = real.resolve(name);
            if (!Files.isSymbolicLink(entry)) {
                return entry;
            }
            if (links == 0) {
                throw new FileSystemLoopException(path.toString());
            }
            return followed(real.resolve(Files.readSymbolicLink(entry)), links - 1);
        }
    }

    private static boolean isDots(Path name) {
        return name.toString().equals(".") || name.toString().equals("..");
    }
}
