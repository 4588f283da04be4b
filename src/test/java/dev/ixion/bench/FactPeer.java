package dev.ixion.bench;

import java.io.IOException;
import java.nio.file.Path;

/// Another way to keep the same facts, which is measured beside ours.
interface FactPeer {
    String name();

    /// Writes the facts with the numbers from 0 so that they survive a crash of the process.
    ///
    /// @param folder empty, for its files alone
    void write(Path folder, int facts) throws IOException;
}
