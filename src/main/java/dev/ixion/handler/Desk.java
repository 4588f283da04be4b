package dev.ixion.handler;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/// What was said at this desk, by this user on this machine: the ids of the grants that were given and of the scripts that
/// were written here. A workspace may have come from anywhere, so it cannot tell by itself who agreed to what in it; this
/// file is outside of every workspace and out of reach for every script. One id stands on each line.
///
/// Several processes may use it at the same time. Methods wait for the disk and may be called on any thread.
public final class Desk {
    private final Path file;
    private Set<String> said = Set.of();
    /// How long the file was when it was read, in bytes; it only grows.
    private long known;

    /// @param file need not exist, nor its folder
    public Desk(Path file) {
        this.file = file;
    }

    /// Whether an attestation was made here.
    ///
    /// @throws ProblemException if the file is there and cannot be read
    public synchronized boolean said(Asid id) {
        try {
            if (Files.exists(file) && Files.size(file) != known) {
                byte[] content = Files.readAllBytes(file);
                said = new HashSet<>(new String(content, StandardCharsets.UTF_8).lines().toList());
                known = content.length;
            }
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(text("desk.unreadable", file), Problem.detail("file", file)),
                unreadable);
        }
        return said.contains(id.value());
    }

    /// Notes that an attestation was made here.
    ///
    /// @throws ProblemException if the file cannot be written
    public synchronized void note(Asid id) {
        if (said(id)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, id.value() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new ProblemException(Problem.of(text("desk.unwritable", file), Problem.detail("file", file)),
                unwritable);
        }
    }
}
