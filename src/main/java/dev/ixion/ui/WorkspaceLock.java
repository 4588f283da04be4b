package dev.ixion.ui;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Lets only one window have a workspace open, for two would write each other's canvas over. The command line is not kept
/// out.
final class WorkspaceLock implements AutoCloseable {
    private final FileChannel channel;

    private WorkspaceLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws ProblemException if another window has the workspace open, or the lock cannot be made
    static WorkspaceLock of(Path workspace) {
        Path file = workspace.resolveSibling(workspace.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new ProblemException(Problem.of(text("desktop.open-elsewhere", workspace)));
            }
            return new WorkspaceLock(channel);
        } catch (IOException failed) {
            throw new ProblemException(Problem.of(text("desktop.no-lock", file, String.valueOf(failed.getMessage()))),
                failed);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException thisProcess) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
