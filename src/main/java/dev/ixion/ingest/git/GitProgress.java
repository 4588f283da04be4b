package dev.ixion.ingest.git;

import static dev.ixion.text.Messages.text;

import dev.ixion.run.RunMonitor;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;

/// Tells the run's monitor how far things are, at most five times a second, and tells JGit when the run is cancelled.
final class GitProgress extends EmptyProgressMonitor {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final RunMonitor monitor;
    private final LongSupplier nanoTime;
    private boolean said;
    private long lastNanos;
    private String task = "";
    private int total;
    private int done;

    /// @param nanoTime a clock that only goes forward
    GitProgress(RunMonitor monitor, LongSupplier nanoTime) {
        this.monitor = monitor;
        this.nanoTime = nanoTime;
    }

    RunMonitor monitor() {
        return monitor;
    }

    /// For work that is too small to be spoken of, but may be cancelled.
    ProgressMonitor silent() {
        return new EmptyProgressMonitor() {
            @Override
            public boolean isCancelled() {
                return GitProgress.this.isCancelled();
            }
        };
    }

    synchronized void say(Supplier<String> words) {
        long now = nanoTime.getAsLong();
        if (said && now - lastNanos < INTERVAL_NANOS) {
            return;
        }
        said = true;
        lastNanos = now;
        monitor.progress(words.get());
    }

    @Override
    public synchronized void beginTask(String title, int totalWork) {
        task = title.toLowerCase(Locale.ROOT);
        total = totalWork;
        done = 0;
        update(0);
    }

    @Override
    public synchronized void update(int completed) {
        done += completed;
        say(() -> total > 0
            ? text("git.progress.percent", task, Math.min(100, 100L * done / total))
            : text("git.progress.count", task, done));
    }

    @Override
    public boolean isCancelled() {
        return monitor.cancel().isCancelled();
    }
}
