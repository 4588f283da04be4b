package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Removes a folder with all that is in it, whatever a script has done to it: links are removed and not followed,
/// permissions that were taken away are given back, and trees may be deeper than a path can be long.
///
/// For that, what lies in a folder of the folder is moved up into it before that folder is removed, so no path is longer than
/// two names. Where the system cannot name files by an open folder (Windows) they are visited as a tree.
final class RemoveFolder {
    private static final Set<PosixFilePermission> OURS = EnumSet.of(PosixFilePermission.OWNER_READ,
        PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path top;
    private final List<IOException> failures = new ArrayList<>();
    private boolean isMoving;

    private RemoveFolder(Path top) {
        this.top = top;
    }

    /// @throws IOException if some of it is left; the rest is gone all the same
    static void with(Path folder) throws IOException {
        new RemoveFolder(folder).run();
    }

    private void run() throws IOException {
        giveBack(top);
        do {
            isMoving = false;
            failures.clear();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(top)) {
                if (entries instanceof SecureDirectoryStream<Path> secure) {
                    for (Path entry : secure) {
                        remove(secure, entry.getFileName());
                    }
                } else {
                    Files.walkFileTree(top, new Visitor());
                    return;
                }
            }
        } while (isMoving);
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        Files.delete(top);
    }

    private void remove(SecureDirectoryStream<Path> folder, Path name) {
        try {
            if (!isFolder(folder, name)) {
                folder.deleteFile(name);
                return;
            }
            giveBack(top.resolve(name));
            try (SecureDirectoryStream<Path> inner = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                for (Path entry : inner) {
                    empty(inner, top.resolve(name), entry.getFileName(), folder);
                }
            }
            folder.deleteDirectory(name);
        } catch (IOException failed) {
            failures.add(failed);
        }
    }

    private void empty(SecureDirectoryStream<Path> folder, Path place, Path name, SecureDirectoryStream<Path> up)
        throws IOException {
        if (isFolder(folder, name)) {
            giveBack(place.resolve(name));
            folder.move(name, up, Path.of(UUID.randomUUID().toString()));
            isMoving = true;
        } else {
            folder.deleteFile(name);
        }
    }

    private static boolean isFolder(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes().isDirectory();
    }

    private static void giveBack(Path folder) throws IOException {
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            Files.setPosixFilePermissions(folder, OURS);
        }
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
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
