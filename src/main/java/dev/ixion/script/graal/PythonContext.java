package dev.ixion.script.graal;

import dev.ixion.script.graal.border.Border;
import dev.ixion.script.graal.border.ChildProcesses;
import dev.ixion.script.graal.border.GuestFiles;
import dev.ixion.script.graal.border.NetBorder;
import dev.ixion.script.graal.net.RunGroup;
import dev.ixion.script.graal.output.RunOutput;
import org.graalvm.polyglot.Context;

/// One warmed context with what belongs to it. It serves one run and is closed then.
///
/// @param group the group of every thread in it
/// @param thread Python's main one, where the run is to be
/// @param isWarm whether the usual modules are imported
record PythonContext(Context context, Prelude prelude, RunOutput output, ChildProcesses children, Borders borders,
    RunGroup group, ContextThread thread, boolean isWarm) {

    /// What is asked at the border, what at that to the network, and the files behind it.
    record Borders(Border border, NetBorder net, GuestFiles files) {}

    Border border() {
        return borders.border();
    }

    GuestFiles files() {
        return borders.files();
    }

    /// Ends everything in it, whatever it is doing. Blocks for as long as something in it cannot be interrupted.
    void end() {
        try {
            children.kill();
            files().closeAll();
            context.close(true);
        } finally {
            files().close();
            thread.end();
        }
    }
}
