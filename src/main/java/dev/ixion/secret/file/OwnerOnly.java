package dev.ixion.secret.file;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Files and folders that nobody but their owner may open: by permissions where there are such, else by an access control
/// list.
final class OwnerOnly {
    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.complementOf(
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE));

    private OwnerOnly() {}

    /// Makes a folder where there is none.
    ///
    /// @throws ProblemException if it is there and others may look into it
    static void folder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectories(folder, attributes(folder, FOLDER));
        }
        check(folder, "700");
    }

    /// @throws ProblemException if others may read or change the file
    static void checkFile(Path file) throws IOException {
        check(file, "600");
    }

    private static void check(Path path, String wanted) throws IOException {
        if (isPosix(path) && Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains)) {
            throw new ProblemException(
                Problem.of(text("secret.file.open", path, wanted), Problem.detail("file", path)));
        }
    }

    /// Opens a file for writing, and makes it where there is none.
    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            attributes(file, FILE));
    }

    /// Replaces a file as a whole: whoever reads it, and whoever finds it after the power failed, sees the old content or
    /// the new one.
    static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", attributes(file, FILE));
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining();) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        if (isPosix(file)) {
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) throws IOException {
        if (isPosix(path)) {
            return new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("acl")) {
            return new FileAttribute<?>[]{new OwnerAcl(List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW)
                .setPrincipal(path.getFileSystem().getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name")))
                .setPermissions(EnumSet.allOf(AclEntryPermission.class)).build()))};
        }
        return new FileAttribute<?>[0];
    }

    /// An access control list that a file has from its first moment on.
    private record OwnerAcl(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
        }
    }
}
