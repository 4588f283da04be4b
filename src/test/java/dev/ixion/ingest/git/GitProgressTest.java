package dev.ixion.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GitProgressTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RecordingMonitor monitor = new RecordingMonitor();
    private final GitProgress progress = new GitProgress(monitor, nanos::get);

    @Test
    void speaksFiveTimesASecondAtMost() {
        for (int i = 0; i < 1000; i++) {
            int at = i;
            progress.say(() -> "commits " + at);
            nanos.addAndGet(1_000_000);
        }
        assertThat(monitor.progress).containsExactly("commits 0", "commits 200", "commits 400", "commits 600",
            "commits 800");
    }

    @Test
    void tellsHowFarACloneIs() {
        progress.beginTask("Receiving objects", 200);
        nanos.addAndGet(1_000_000_000);
        progress.update(90);
        progress.beginTask("remote: Counting objects", 0);
        nanos.addAndGet(1_000_000_000);
        progress.update(1234);
        assertThat(monitor.progress).containsExactly("fetching: receiving objects 0 %",
            "fetching: receiving objects 45 %", "fetching: remote: counting objects 1,234");
    }

    @Test
    void tellsJGitThatTheRunIsCancelled() {
        assertThat(progress.isCancelled()).isFalse();
        monitor.cancel().cancel();
        assertThat(progress.isCancelled()).isTrue();
        assertThat(progress.silent().isCancelled()).isTrue();
    }
}
