package dev.ixion.secret.keyring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// A program `secret-tool` that keeps its items in a folder, in files named after their attributes. Its exit statuses and
/// what it says are those of the real one with GNOME's keyring, which for a locked secret says no more than for one that
/// does not exist. It notes every argument it is given.
public final class FakeSecretTool {
    private static final String SCRIPT = """
        #!/bin/sh
        here="$(dirname "$0")"
        echo "$*" >> "$here/calls"
        if [ -e "$here/asleep" ]; then exec sleep 60; fi
        if [ -e "$here/broken" ]; then echo "secret-tool: Cannot autolaunch D-Bus without X11" >&2; exit 1; fi
        action="$1"; shift
        case "$1" in --label=*) shift ;; esac
        item="$here/item-$(echo "$*" | tr '/ ' '__')"
        case "$action" in
          store)
            if [ -e "$here/locked" ]; then echo "secret-tool: Cannot create an item in a locked collection" >&2; exit 1; fi
            if [ -e "$here/forgetful" ]; then cat > /dev/null; else cat > "$item"; fi ;;
          lookup) if [ -e "$here/locked" ] || [ ! -e "$item" ]; then exit 1; fi; cat "$item" ;;
          search) if [ -e "$item" ]; then echo "[/1]"; echo "attribute.application = ixion" >&2; fi ;;
          clear) if [ -e "$here/locked" ] || [ ! -e "$item" ]; then exit 1; fi; rm "$item" ;;
          *) exit 2 ;;
        esac
        """;

    private final Path folder;

    /// @param folder of the program; it is made
    public FakeSecretTool(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Path program = Files.writeString(folder.resolve("secret-tool"), SCRIPT);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    public String searchPath() {
        return folder.resolve("nothing-here") + ":" + folder;
    }

    /// Lets the program behave in another way, until [#recover].
    ///
    /// @param state `asleep`, `broken`, `locked` or `forgetful`
    public void become(String state) throws IOException {
        Files.createFile(folder.resolve(state));
    }

    public void recover() throws IOException {
        for (String state : List.of("asleep", "broken", "locked", "forgetful")) {
            Files.deleteIfExists(folder.resolve(state));
        }
    }

    /// The arguments of every call so far.
    public List<String> calls() throws IOException {
        return Files.exists(folder.resolve("calls")) ? Files.readAllLines(folder.resolve("calls")) : List.of();
    }

    /// What the items hold.
    public List<String> values() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> items = files.filter(file -> file.getFileName().toString().startsWith("item-")).sorted()
                .toList();
            Stream.Builder<String> values = Stream.builder();
            for (Path item : items) {
                values.add(Files.readString(item));
            }
            return values.build().toList();
        }
    }
}
