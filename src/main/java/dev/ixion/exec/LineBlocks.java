package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Cuts a stream into pieces of whole lines, so that each can be worked on by itself.
final class LineBlocks {
    private static final int BLOCK = 1 << 18;
    private static final int LONGEST_LINE = 1 << 26;

    private final InputStream in;
    /// What was read and is not yet given away: the beginning of a line.
    private byte[] rest = {};

    LineBlocks(InputStream in) {
        this.in = in;
    }

    /// The next lines; empty at the end. The last line of the stream need not end.
    ///
    /// @throws ProblemException if a line is too long to be held in memory
    Optional<byte[]> next() throws IOException {
        while (true) {
            byte[] read = in.readNBytes(BLOCK);
            byte[] all = Arrays.copyOf(rest, rest.length + read.length);
            System.arraycopy(read, 0, all, rest.length, read.length);
            int end = read.length < BLOCK ? all.length : afterLastLine(all, rest.length);
            if (end == 0 && read.length > 0) {
                if (all.length > LONGEST_LINE) {
                    throw new ProblemException(Problem.of(text("import.line-too-long", LONGEST_LINE)));
                }
                rest = all;
                continue;
            }
            rest = Arrays.copyOfRange(all, end, all.length);
            return end == 0 ? Optional.empty() : Optional.of(end == all.length ? all : Arrays.copyOf(all, end));
        }
    }

    private static int afterLastLine(byte[] bytes, int from) {
        for (int i = bytes.length - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
