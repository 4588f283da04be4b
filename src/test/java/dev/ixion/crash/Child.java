package dev.ixion.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A [WritingChild] as its parent sees it.
final class Child {
    private final Process process;
    private final Books books;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicInteger refusals = new AtomicInteger();
    private final Thread reader;

    /// @param name of this process alone among all that write to the file
    /// @param shell what the shell is to do before it becomes the process; empty for nothing
    Child(Path file, String name, Books books, String shell) throws IOException {
        this.books = books;
        List<String> command = new ArrayList<>(List.of("sh", "-c", shell + "exec \"$@\"", "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
            WritingChild.class.getName(), file.toString(), name));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        reader = Thread.ofPlatform().daemon().name("child-reader").start(this::read);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Notice notice = Notice.of(line);
                books.note(notice);
                if (notice.kind() == Notice.Kind.READY) {
                    ready.countDown();
                } else if (notice.kind() == Notice.Kind.REFUSED) {
                    refusals.incrementAndGet();
                    System.out.println("refused: " + notice.context());
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            ready.countDown();
        }
    }

    /// Waits until it writes, or has ended.
    void awaitReady() throws InterruptedException {
        if (!ready.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a child process did not begin to write");
        }
    }

    /// SIGKILL; returns when all that it said has been read.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reader.join();
    }

    /// Waits until it ends by itself.
    ///
    /// @return whether it did, in time and in order
    boolean ends(int seconds) throws InterruptedException {
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
            kill();
            return false;
        }
        reader.join();
        return process.exitValue() == 0;
    }

    /// How many of its threads were told that the file cannot be written.
    int refusals() {
        return refusals.get();
    }
}
