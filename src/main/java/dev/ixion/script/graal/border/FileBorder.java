package dev.ixion.script.graal.border;

import static dev.ixion.text.Messages.text;

import dev.ixion.script.Permission;
import dev.ixion.script.Permission.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// Which files a run may read and write. What belongs to the application and what the system tells of its process is
/// never granted.
final class FileBorder {
    private static final Path HOME = Path.of(System.getProperty("user.home"));
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    /// What every program reads, and nobody's own: time zones, certificates, randomness.
    private static final List<Path> COMMON = List.of(Path.of("/usr/share/zoneinfo"), Path.of("/etc/ssl"),
        Path.of("/usr/lib/ssl"), Path.of("/etc/pki"), Path.of("/dev/null"), Path.of("/dev/zero"),
        Path.of("/dev/random"), Path.of("/dev/urandom"));
    private static final Path NOWHERE = Path.of("/dev/null");

    private final Border border;
    /// Where the folder of a granted pattern lies in truth.
    private final Map<Permission, String> patterns = new ConcurrentHashMap<>();
    /// Where all may be read and written.
    private final AtomicReference<List<Path>> given = new AtomicReference<>(List.of());
    private volatile OwnFiles own = new OwnFiles(List.of(), List.of(), List.of());

    FileBorder(Border border) {
        this.border = border;
    }

    /// Gives the run a folder of its own.
    ///
    /// @param folder where it lies in truth
    void give(Path folder) {
        given.set(List.of(folder));
    }

    /// The folder that is the run's own; empty if there is none.
    List<Path> given() {
        return given.get();
    }

    /// From now on there is none.
    ///
    /// @return which it was, for the first who asks; empty if there was none
    List<Path> takeBack() {
        return given.getAndSet(List.of());
    }

    void protect(OwnFiles files) {
        own = files;
    }

    boolean isOpen() {
        return border.isOpen();
    }

    /// @param real where the file lies in truth
    /// @param asked what the script calls it
    void read(Path real, Path asked) throws AccessDeniedException {
        if (!mayRead(real)) {
            throw refusal(Kind.READ, real, asked);
        }
    }

    /// @param real where the file lies in truth
    /// @param asked what the script calls it
    void write(Path real, Path asked) throws AccessDeniedException {
        if (border.isOpen() || isNowhere(real) || isGiven(real)) {
            return;
        }
        if (isNever(real) || own.isShown(real) || !border.allows(Kind.WRITE, granted -> covers(granted, real))) {
            throw refusal(Kind.WRITE, real, asked);
        }
    }

    /// Asked before an entry of a folder is made, renamed, removed, or given other permissions.
    ///
    /// @param real where the entry lies in truth
    /// @param asked what the script calls it
    void change(Path real, Path asked) throws AccessDeniedException {
        write(real, asked);
        if (!border.isOpen() && (own.holds(real) || given().contains(real))) {
            throw border.never(text("border.never.write", asked));
        }
    }

    /// What is to be thrown where a link that is bound to its place would be moved.
    AccessDeniedException boundLink(Path asked) {
        return border.never(text("border.bound-link", asked));
    }

    boolean mayRead(Path real) {
        if (border.isOpen() || own.isShown(real) || isGiven(real)) {
            return true;
        }
        return !isNever(real) && (COMMON.stream().anyMatch(real::startsWith)
            || border.allows(Kind.READ, granted -> covers(granted, real)));
    }

    /// Whether a script may know that a file is there which it may not read: the folder that it is in, and the programs that
    /// it may ask to run.
    boolean maySee(Path real, Path asked, Path current) {
        return real.equals(current) || ProgramBorder.isInPath(asked.getParent())
            || border.granted(Kind.RUN).stream().anyMatch(granted -> ProgramBorder.covers(granted.target(), asked));
    }

    /// Whether what is written there is gone.
    static boolean isNowhere(Path real) {
        return real.equals(NOWHERE);
    }

    private boolean isGiven(Path real) {
        return given().stream().anyMatch(real::startsWith);
    }

    private boolean isNever(Path real) {
        return own.isHidden(real) || isOfProcess(real);
    }

    /// What the system tells of a process: this one is known there by the number of each of its threads, too.
    private static boolean isOfProcess(Path real) {
        return real.startsWith(PROCESSES) && real.getNameCount() > 1
            && NUMBER.matcher(real.getName(1).toString()).matches();
    }

    private AccessDeniedException refusal(Kind kind, Path real, Path asked) {
        if (isNever(real) || own.isShown(real)) {
            return border
                .never(kind == Kind.READ ? text("border.never.read", asked) : text("border.never.write", asked));
        }
        // Of a file that is to be made, its folder
        Path folder = asked.normalize().getParent();
        Path wanted = kind == Kind.WRITE && folder != null && Files.notExists(real) ? folder : asked.normalize();
        return border.refusal(new Permission(kind, wanted.toString()),
            kind == Kind.READ ? text("border.read", asked) : text("border.write", asked));
    }

    private boolean covers(Permission granted, Path real) {
        String pattern = patterns.computeIfAbsent(granted, FileBorder::resolved);
        boolean wide = pattern.startsWith("*") && real.startsWith(PROCESSES);
        return !wide && Permission.coversPath(pattern, real.toString());
    }

    /// The pattern with the folder before its first `*` replaced by where that lies in truth.
    private static String resolved(Permission granted) {
        String target = granted.target();
        if (target.equals("*")) {
            return target;
        }
        String whole = target.startsWith("~") ? HOME + target.substring(1) : target;
        int star = whole.indexOf('*');
        int end = star < 0 ? whole.length() : whole.lastIndexOf('/', star);
        try {
            Path folder = RealPaths.of(Path.of(whole.substring(0, Math.max(end, 1))));
            String rest = star < 0 ? "" : whole.substring(end + 1);
            return rest.isEmpty() ? folder.toString() : folder.resolve("x").toString().replaceFirst("x$", "") + rest;
        } catch (IOException unreadable) {
            return whole;
        }
    }
}
