package dev.ixion.script.graal.border;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.file.FileSystemException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a run has open: files, folders that it reads, sockets and pipes. The system gives a process so many and no more,
/// and the application is that process; so a run may have only some of them, and what it leaves open is closed at its end.
public final class OpenFiles implements AutoCloseable {
    /// So many on every usual system. Where the application itself may have few, it keeps half of these for itself though as
    /// many runs as usual have all that they may.
    private static final int MOST = (int) Math.min(1_000, ofApplication() / 8);
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);
    /// As the system says it, which Python knows by these words.
    private static final String TOO_MANY = "Too many open files";

    private final Set<Channel> kept = new HashSet<>();
    private boolean isClosed;

    private static long ofApplication() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
            ? system.getMaxFileDescriptorCount()
            : Long.MAX_VALUE;
    }

    /// Asked before something is opened.
    ///
    /// @param count how many
    /// @throws FileSystemException if as many are open as there may be
    /// @throws ClosedChannelException if the run has ended
    public synchronized void makeRoom(int count) throws IOException {
        if (isClosed) {
            throw new ClosedChannelException();
        }
        if (kept.size() + count > MOST) {
            kept.removeIf(channel -> !channel.isOpen());
            if (kept.size() + count > MOST) {
                throw new FileSystemException(null, null, TOO_MANY);
            }
        }
    }

    /// Notes what was opened.
    ///
    /// @return the channel
    /// @throws ClosedChannelException if the run has ended meanwhile; then the channel is closed
    public <C extends Channel> C keep(C channel) throws IOException {
        if (!isKept(List.of(channel))) {
            channel.close();
            throw new ClosedChannelException();
        }
        return channel;
    }

    /// As the other, with both ends of a pipe.
    public Pipe keep(Pipe pipe) throws IOException {
        if (!isKept(List.of(pipe.source(), pipe.sink()))) {
            try (Channel _ = pipe.source(); Channel _ = pipe.sink()) {
                throw new ClosedChannelException();
            }
        }
        return pipe;
    }

    private synchronized boolean isKept(List<Channel> channels) {
        return !isClosed && kept.addAll(channels);
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
