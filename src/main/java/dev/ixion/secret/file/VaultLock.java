package dev.ixion.secret.file;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;

/// Lets one thread of one process at a time change the vault, so that none writes over what another has put in.
final class VaultLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 5;

    private final FileChannel channel;

    private VaultLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for the lock, but not for ever.
    ///
    /// @throws ProblemException if somebody else holds it for too long
    static VaultLock of(Path file) throws IOException {
        // Closing a channel may give up every lock that this process has on the file; so it stays open while it waits.
        FileChannel channel = OwnerOnly.open(file);
        long start = System.nanoTime();
        try {
            while (!isOurs(channel)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    channel.close();
                    throw new ProblemException(Problem.of(text("secret.file.busy", file)));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return new VaultLock(channel);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            channel.close();
            throw new ProblemException(Problem.of(text("secret.file.busy", file)), interrupted);
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
