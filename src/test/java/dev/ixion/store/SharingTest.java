package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import dev.ixion.ats.Subscription;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two that have the same file open hear of each other and wait for each other.
class SharingTest {
    /// Half a second, and some for a machine that has other things to do.
    private static final long SOON_MILLIS = 1_500;

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Path file;

    SharingTest(@TempDir Path folder) {
        file = folder.resolve("w.ixion");
    }

    private static Claim claim(String subject) {
        return Claim.of(subject, "is", "here", "me");
    }

    @Test
    void eachHearsOfWhatTheOtherWroteBeItByHandOrMany() throws Exception {
        try (Workspace one = Workspace.open(file, clock); Workspace other = Workspace.open(file, clock)) {
            hears(one, () -> other.attestations().attest(claim("a"), "test"));
            hears(other, () -> one.attestations().attest(claim("b"), "test"));
            hears(other, () -> {
                try (BulkWriter bulk = one.attestations().openBulk("test")) {
                    bulk.add(claim("c"), Optional.empty());
                    bulk.publish();
                }
            });
            assertThat(other.attestations().count(Filter.ALL)).isEqualTo(3);
        }
    }

    private static void hears(Workspace listening, Runnable write) throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        try (Subscription _ = listening.attestations().onChange(heard::countDown)) {
            write.run();
            assertThat(heard.await(SOON_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void writersOfTwoWorkspacesWaitForEachOther() throws Exception {
        try (Workspace one = Workspace.open(file, clock);
            Workspace other = Workspace.open(file, clock);
            ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Workspace mine = t % 2 == 0 ? one : other;
                int number = t;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        mine.attestations().attest(claim(number / 2 + "-" + i), "test " + number);
                    }
                    try (BulkWriter bulk = mine.attestations().openBulk("bulk " + number)) {
                        for (int i = 0; i < 1_000; i++) {
                            bulk.add(claim("bulk " + i), Optional.empty());
                        }
                        bulk.publish();
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            assertThat(one.attestations().count(Filter.ALL)).isEqualTo(1_100);
            assertThat(other.attestations().count(Filter.ALL.withWords(List.of("bulk")))).isEqualTo(1_000);
            assertThat(one.upkeep().check(_ -> {}).faults()).isEmpty();
        }
    }

    /// What the second process does: it answers each fact that it sees with one of its own.
    static final class Echo {
        public static void main(String[] arguments) throws Exception {
            PrintStream out = System.out;
            try (Workspace workspace = Workspace.open(Path.of(arguments[0]), InstantSource.system())) {
                CountDownLatch heard = new CountDownLatch(1);
                Filter asked = Filter.ALL.with(Slot.SUBJECT, "question");
                workspace.attestations().onChange(() -> {
                    if (workspace.attestations().count(asked) == 1) {
                        heard.countDown();
                    }
                });
                out.println("ready");
                if (heard.await(30, TimeUnit.SECONDS)) {
                    workspace.attestations().attest(claim("answer"), "other process");
                }
                for (int i = 0; i < 200; i++) {
                    workspace.attestations().attest(claim("theirs" + i), "other process");
                }
                out.println("done");
            }
        }
    }

    @Test
    void aSecondProcessHearsAndIsHeard() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
            Echo.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (Workspace mine = Workspace.open(file, clock);
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            awaitLine(lines, "ready");
            CountDownLatch answered = new CountDownLatch(1);
            try (Subscription _ = mine.attestations().onChange(() -> {
                if (mine.attestations().count(Filter.ALL.with(Slot.SUBJECT, "answer")) == 1) {
                    answered.countDown();
                }
            })) {
                mine.attestations().attest(claim("question"), "test");
                // There and back
                assertThat(answered.await(2 * SOON_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            }
            for (int i = 0; i < 200; i++) {
                mine.attestations().attest(claim("mine" + i), "test");
            }
            awaitLine(lines, "done");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(mine.attestations().count(Filter.ALL)).isEqualTo(402);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(wanted)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(wanted);
    }
}
