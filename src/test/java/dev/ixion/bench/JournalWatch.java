package dev.ixion.bench;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// Notes how large SQLite's write-ahead log grew.
final class JournalWatch implements AutoCloseable {
    private final Path journal;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;
    private volatile long largest;

    JournalWatch(Path database) {
        this.journal = database.resolveSibling(database.getFileName() + "-wal");
        this.thread = Thread.ofPlatform().daemon().name("journal-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (!closed.get()) {
                largest = Math.max(largest, journal.toFile().length());
                Thread.sleep(20);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// The most bytes that were seen so far.
    long largest() {
        return largest;
    }

    @Override
    public void close() {
        closed.set(true);
        thread.interrupt();
    }
}
