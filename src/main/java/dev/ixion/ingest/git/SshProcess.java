package dev.ixion.ingest.git;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/// A running ssh. JGit asks how it ended as soon as its output has ended, which may be a moment before the process has;
/// here the question waits for the answer.
final class SshProcess extends Process {
    /// What ssh ends with when it could not connect.
    private static final int FAILED_ITSELF = 255;
    private static final int PATIENCE_SECONDS = 5;

    private final Process process;

    SshProcess(Process process) {
        this.process = process;
    }

    /// Whether it was ssh that failed, and not git at the other end.
    boolean failedItself() {
        return exitValue() == FAILED_ITSELF;
    }

    @Override
    public int exitValue() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return process.waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
        return process.exitValue();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return process.getErrorStream();
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
    public boolean isAlive() {
        return process.isAlive();
    }
}
