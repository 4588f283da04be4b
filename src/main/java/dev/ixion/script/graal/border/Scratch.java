package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of one run's own, for files that are needed only while it lasts. It is there from when it is asked for until
/// it is closed; nobody else who uses the machine can look into it.
final class Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private volatile Optional<Path> folder = Optional.empty();

    /// Makes the folder in the system's folder for such files. Where that is not possible there is none, and the reason is
    /// logged. Not to be called on a run's own thread: Java looks this machine's name up to find a name that is free.
    void open() {
        try {
            folder = Optional.of(Files.createTempDirectory("ixion-run-").toRealPath());
        } catch (IOException failed) {
            LOG.warn("There is no folder for the files that a run needs only while it lasts", failed);
        }
    }

    /// Where it lies in truth.
    Optional<Path> folder() {
        return folder;
    }

    /// Whether a place is in it.
    boolean holds(Path real) {
        return folder.filter(real::startsWith).isPresent();
    }

    /// Removes the folder with all that is in it; links are removed, not followed.
    void close() {
        Optional<Path> mine = folder;
        folder = Optional.empty();
        if (mine.isEmpty()) {
            return;
        }
        try {
            Files.walkFileTree(mine.get(), new Removing());
        } catch (IOException failed) {
            LOG.warn("{} of a run that is over could not be removed", mine.get(), failed);
        }
    }

    private static final class Removing extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
