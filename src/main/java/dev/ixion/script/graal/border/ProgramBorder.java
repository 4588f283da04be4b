package dev.ixion.script.graal.border;

import static dev.ixion.text.Messages.text;

import dev.ixion.script.Permission;
import dev.ixion.script.Permission.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which programs a run may start, and what they inherit. A bare name means the program that the application finds by it,
/// whatever the script has made of its own `PATH`.
final class ProgramBorder {
    private static final Map<String, String> OURS = System.getenv();
    private static final List<Path> PATH = Stream.of(OURS.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder).toAbsolutePath()).toList();
    /// What programs need of the application's environment to find others and the user's settings.
    private static final List<String> INHERITED = List.of("PATH", "HOME", "SystemRoot", "USERPROFILE");
    /// By these a granted program would run somebody else's code.
    private static final List<String> LOADERS = List.of("LD_", "DYLD_");

    private final Border border;

    ProgramBorder(Border border) {
        this.border = border;
    }

    /// The words to start a program with, its whole path first.
    ///
    /// @param folder where it is started: a path that is not whole is meant from there; null for the application's own
    /// @throws AccessDeniedException if it was not granted
    List<String> command(List<String> words, @Nullable String folder) throws IOException {
        String asked = words.getFirst();
        Optional<Path> program = asked.contains(File.separator)
            ? Optional.of(RealPaths.ofEntry(Path.of(folder == null ? "" : folder).toAbsolutePath().resolve(asked)))
            : find(asked);
        boolean allowed = border.allows(Kind.RUN,
            granted -> program.isPresent() ? covers(granted.target(), program.get()) : granted.target().equals("*"));
        if (!allowed) {
            String name = program.filter(path -> isInPath(path.getParent())).map(path -> path.getFileName().toString())
                .orElse(asked);
            throw border.refusal(new Permission(Kind.RUN, name), text("border.run", name));
        }
        List<String> whole = new ArrayList<>(words);
        program.ifPresent(path -> whole.set(0, path.toString()));
        return whole;
    }

    boolean isOpen() {
        return border.isOpen();
    }

    AccessDeniedException tooMany(int most) {
        return border.never(text("border.too-many-processes", most));
    }

    /// What a process inherits: what the script sees or gives it, and what every program needs.
    Map<String, String> environment(Map<String, String> given) {
        Map<String, String> whole = new HashMap<>(given);
        if (!border.allows(Kind.RUN, granted -> granted.target().equals("*"))) {
            whole.keySet().removeIf(name -> LOADERS.stream().anyMatch(name::startsWith));
        }
        INHERITED.stream().filter(OURS::containsKey).forEach(name -> whole.putIfAbsent(name, OURS.get(name)));
        return whole;
    }

    /// Whether a granted target means a program.
    static boolean covers(String granted, Path program) {
        if (granted.contains("*")) {
            return Permission.matches(granted, granted.contains(File.separator)
                ? real(program).map(Path::toString).orElse("")
                : String.valueOf(program.getFileName()));
        }
        Optional<Path> meant = granted.contains(File.separator) ? Optional.of(Path.of(granted)) : find(granted);
        return meant.flatMap(ProgramBorder::real).filter(path -> real(program).filter(path::equals).isPresent())
            .isPresent();
    }

    /// Whether the command line looks for programs in a folder.
    static boolean isInPath(@Nullable Path folder) {
        return folder != null && PATH.contains(folder);
    }

    private static Optional<Path> find(String name) {
        return PATH.stream().map(folder -> folder.resolve(name))
            .filter(program -> Files.isExecutable(program) && !Files.isDirectory(program)).findFirst();
    }

    private static Optional<Path> real(Path program) {
        try {
            return Optional.of(program.toRealPath());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
