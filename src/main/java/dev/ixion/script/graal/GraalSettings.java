package dev.ixion.script.graal;

import dev.ixion.script.graal.border.OwnFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How Python is to be run.
///
/// @param cacheFolder where compiled standard modules are kept between starts; made when it is missing
/// @param poolSize how many warmed contexts wait for scripts, at least 1
/// @param environment the environment variables that a script may be granted
/// @param ownFolders folders of the application, which no script may touch
/// @param ownFiles files of the application with those beside them whose names begin as theirs do; no script may touch
///     them
public record GraalSettings(Path cacheFolder, int poolSize, Map<String, String> environment, List<Path> ownFolders,
    List<Path> ownFiles) {
    public GraalSettings {
        environment = Map.copyOf(environment);
        ownFolders = List.copyOf(ownFolders);
        ownFiles = List.copyOf(ownFiles);
    }

    Path compiledFolder() {
        return cacheFolder.resolve("python-compiled");
    }

    /// Where runs put files that they need only while they last.
    Path scratchFolder() {
        return cacheFolder.resolve("scratch");
    }

    /// @param library where the standard library lies
    OwnFiles ownFiles(Path library) {
        return new OwnFiles(Stream.concat(ownFolders.stream(), Stream.of(scratchFolder())).toList(), ownFiles,
            List.of(library, compiledFolder()));
    }
}
