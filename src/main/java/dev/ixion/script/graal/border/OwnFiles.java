package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The application's own files, which no script may touch, and those among them that every script may read: the standard
/// library and its compiled modules.
///
/// @param folders hidden with all that is in them
/// @param files hidden with all beside them whose names begin as theirs do, as a workspace with its journal
/// @param shown folders that may be read, also where they lie in a hidden one
public record OwnFiles(List<Path> folders, List<Path> files, List<Path> shown) {
    public OwnFiles {
        folders = folders.stream().map(OwnFiles::real).toList();
        files = files.stream().map(OwnFiles::real).toList();
        shown = shown.stream().map(OwnFiles::real).toList();
    }

    boolean isShown(Path real) {
        return shown.stream().anyMatch(real::startsWith);
    }

    boolean isHidden(Path real) {
        return folders.stream().anyMatch(real::startsWith) || files.stream().anyMatch(own -> isBeside(real, own));
    }

    /// Whether something of the application lies below a folder: whoever moves that moves it, too.
    boolean holds(Path real) {
        return Stream.of(folders, files, shown).flatMap(List::stream).anyMatch(own -> own.startsWith(real));
    }

    private static boolean isBeside(Path real, Path own) {
        Path name = own.getFileName();
        Path realName = real.getFileName();
        return name != null && realName != null && Objects.equals(own.getParent(), real.getParent())
            && realName.toString().startsWith(name.toString());
    }

    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return RealPaths.of(absolute);
        } catch (IOException unreadable) {
            return absolute;
        }
    }
}
