package dev.ixion.script.graal.output;

import static dev.ixion.text.Messages.text;

import dev.ixion.run.OutputLine;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;

/// What one context prints: passed on line by line while the run lasts, and up to a number of bytes.
public final class RunOutput {
    private final LineSplitter out = new LineSplitter(line -> emit(false, line));
    private final LineSplitter err = new LineSplitter(line -> emit(true, line));
    private Consumer<OutputLine> listener = _ -> {};
    private int limit;
    private long printed;
    private SecretTexts secrets = new SecretTexts(Map.of());
    private boolean open;

    /// Standard output.
    public OutputStream out() {
        return new Stream(out);
    }

    /// Standard error.
    public OutputStream err() {
        return new Stream(err);
    }

    /// From now on lines are passed on.
    ///
    /// @param maxBytes how much of them; the rest is counted only
    public synchronized void open(Consumer<OutputLine> newListener, int maxBytes, SecretTexts masked) {
        listener = newListener;
        limit = maxBytes;
        secrets = masked;
        open = true;
    }

    /// Passes on what stands on lines without an end; nothing comes after that.
    public synchronized void close() {
        if (open) {
            open = false;
            out.endLine();
            err.endLine();
        }
    }

    /// How many bytes were printed, also of what was not passed on.
    public synchronized long printed() {
        return printed;
    }

    private synchronized void write(LineSplitter lines, byte[] bytes, int offset, int length) {
        long before = printed;
        printed += length;
        if (!open) {
            return;
        }
        int admitted = (int) Math.min(length, limit - before);
        lines.add(bytes, offset, admitted);
        if (admitted < length) {
            close();
            emit(true, text("python.output-dropped", limit));
        }
    }

    private void emit(boolean error, String line) {
        listener.accept(new OutputLine(error, secrets.masked(line)));
    }

    private final class Stream extends OutputStream {
        private final LineSplitter lines;

        Stream(LineSplitter lines) {
            this.lines = lines;
        }

        @Override
        public void write(int oneByte) {
            RunOutput.this.write(lines, new byte[]{(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            RunOutput.this.write(lines, bytes, offset, length);
        }
    }
}
