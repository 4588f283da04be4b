package dev.ixion.script.graal.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts UTF-8 bytes into lines. A line ends with `\n` or `\r\n`. Used under its owner's lock.
public final class LineSplitter {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> listener;

    /// @param listener is given each line, without its end
    public LineSplitter(Consumer<String> listener) {
        this.listener = listener;
    }

    /// Takes the next bytes.
    public void add(byte[] bytes, int offset, int length) {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                tell();
                start = i + 1;
            }
        }
        line.write(bytes, start, offset + length - start);
    }

    /// Ends the line if anything stands on it.
    public void endLine() {
        if (line.size() > 0) {
            tell();
        }
    }

    private void tell() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        listener.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
