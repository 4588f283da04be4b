package dev.ixion.script.graal.border;

import static dev.ixion.text.Messages.text;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// How much a run has written to files. What it wrote over, or removed again, counts, too, and so does what a new entry of
/// a folder takes by itself.
final class WrittenBytes {
    /// What a file system usually takes for a small file, a folder or a link, in bytes.
    private static final long ENTRY = 4096;

    private final AtomicLong count = new AtomicLong();
    private volatile long most = Long.MAX_VALUE;
    private volatile Runnable over = () -> {};

    /// @param bytes how many there may be
    /// @param whenOver is called, on a thread of the run, when it wants to write more
    void limit(long bytes, Runnable whenOver) {
        most = bytes;
        over = whenOver;
    }

    /// Asked before bytes are written.
    ///
    /// @throws IOException if they are too many
    void add(long bytes) throws IOException {
        if (count.addAndGet(bytes) > most) {
            // They are not written
            count.addAndGet(-bytes);
            over.run();
            throw new IOException(text("border.disk"));
        }
    }

    /// Asked before a file, a folder or a link is made.
    ///
    /// @throws IOException if that is too much
    void addEntry() throws IOException {
        add(ENTRY);
    }

    long count() {
        return count.get();
    }
}
