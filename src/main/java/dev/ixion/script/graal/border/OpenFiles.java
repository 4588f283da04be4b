package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a run has open: files, folders that it reads, sockets and pipes. The system gives a process so many and no more,
/// and the application is that process; so a run may have a number of them, and what it leaves open is closed at its end.
public final class OpenFiles implements AutoCloseable {
    /// About as many as a process may have on most systems.
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);
    /// As the system says it, which Python knows by these words.
    private static final String TOO_MANY = "Too many open files";

    private final Set<Channel> kept = new HashSet<>();
    private boolean isClosed;

    /// Asked before something is opened.
    ///
    /// @throws FileSystemException if as many are open as there may be
    /// @throws ClosedChannelException if the run has ended
    public synchronized void makeRoom() throws IOException {
        if (isClosed) {
            throw new ClosedChannelException();
        }
        if (kept.size() >= MOST) {
            kept.removeIf(channel -> !channel.isOpen());
            if (kept.size() >= MOST) {
                throw new FileSystemException(null, null, TOO_MANY);
            }
        }
    }

    /// Notes what was opened.
    ///
    /// @return the channel
    /// @throws ClosedChannelException if the run has ended meanwhile; then the channel is closed
    public <C extends Channel> C keep(C channel) throws IOException {
        synchronized (this) {
            if (!isClosed) {
                kept.add(channel);
                return channel;
            }
        }
        channel.close();
        throw new ClosedChannelException();
    }

    /// Closes what is open still.
    @Override
    public void close() {
        List<Channel> left;
        synchronized (this) {
            isClosed = true;
            left = List.copyOf(kept);
            kept.clear();
        }
        for (Channel channel : left) {
            try {
                channel.close();
            } catch (IOException failed) {
                LOG.warn("What a script left open could not be closed", failed);
            }
        }
    }
}
