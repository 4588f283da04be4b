package dev.ixion.script.graal.border;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process whose output may be copied into the run's. Who waits for its end has its output, too.
final class ChildProcess extends Process {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final ThreadFactory COPIERS = Thread.ofPlatform().daemon().name("ixion-python-copy-", 1).factory();
    /// A process of its own that outlives it may hold its output open.
    private static final Duration TO_COPY = Duration.ofMillis(500);

    private final Process process;
    private final List<Thread> copiers = new ArrayList<>();
    /// What Python reads and closes; of a copied stream that is nothing.
    private InputStream output;
    private InputStream errors;

    ChildProcess(Process process) {
        this.process = process;
        output = process.getInputStream();
        errors = process.getErrorStream();
    }

    void copyOutput(OutputStream to) {
        output = InputStream.nullInputStream();
        copy(process.getInputStream(), to);
    }

    void copyErrors(OutputStream to) {
        errors = InputStream.nullInputStream();
        copy(process.getErrorStream(), to);
    }

    /// Waits a moment for the end of a process that was killed, and for its output.
    void awaitEnd() {
        try {
            if (process.waitFor(TO_COPY)) {
                awaitCopies();
            } else {
                LOG.warn("process {} does not end", process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it has ended and its output was copied.
    boolean isOver() {
        return !process.isAlive() && copiers.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return errors;
    }

    @Override
    public int waitFor() throws InterruptedException {
        int status = process.waitFor();
        awaitCopies();
        return status;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        boolean ended = process.waitFor(timeout, unit);
        if (ended) {
            awaitCopies();
        }
        return ended;
    }

    /// Python asks for it again and again while it waits.
    @Override
    public int exitValue() {
        int status = process.exitValue();
        try {
            awaitCopies();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return status;
    }

    @Override
    public void destroy() {
        process.destroy();
    }

    @Override
    public Process destroyForcibly() {
        process.destroyForcibly();
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return process.supportsNormalTermination();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public ProcessHandle toHandle() {
        return process.toHandle();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    private void copy(InputStream from, OutputStream to) {
        Thread copier = COPIERS.newThread(() -> {
            try (from) {
                from.transferTo(to);
            } catch (IOException e) {
                LOG.debug("the output of process {} broke off: {}", process.pid(), e.getMessage());
            }
        });
        copiers.add(copier);
        copier.start();
    }

    private void awaitCopies() throws InterruptedException {
        for (Thread copier : copiers) {
            copier.join(TO_COPY);
        }
    }
}
