package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// The threads of runs, and what ends them.
class RunThreadsTest {
    @Test
    void threadsMayBeStartedWhileSomebodyWaitsForThem() throws InterruptedException {
        RunThreads threads = new RunThreads();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread starter = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                threads.startEnder(() -> {});
            }
        });
        try {
            for (int i = 0; i < 20_000; i++) {
                threads.join(Duration.ofSeconds(1));
            }
        } finally {
            isOver.set(true);
            starter.join();
        }
        threads.join(Duration.ofSeconds(10));
        assertThat(threads.stuck()).isZero();
    }
}
