package dev.ixion.script.graal.net;

import java.nio.channels.SelectableChannel;

/// A channel of a run, with the machine's own inside.
interface Wrapped {
    SelectableChannel channel();
}
