package dev.ixion.script.graal;

import dev.ixion.script.graal.output.LineSplitter;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what the engine logs to the program's own log; else it would stand in a script's output.
final class EngineLog extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLog.class);

    private final LineSplitter lines = new LineSplitter(LOG::info);

    @Override
    public synchronized void write(int oneByte) {
        lines.add(new byte[]{(byte) oneByte}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        lines.add(bytes, offset, length);
    }
}
