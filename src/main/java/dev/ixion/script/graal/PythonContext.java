package dev.ixion.script.graal;

import dev.ixion.script.graal.border.Border;
import dev.ixion.script.graal.border.ChildProcesses;
import dev.ixion.script.graal.border.NetBorder;
import dev.ixion.script.graal.net.RunGroup;
import dev.ixion.script.graal.output.RunOutput;
import org.graalvm.polyglot.Context;

/// One warmed context with what belongs to it. It serves one run and is closed then.
///
/// @param group the group of every thread in it
/// @param isWarm whether the usual modules are imported
record PythonContext(Context context, Prelude prelude, RunOutput output, ChildProcesses children, Borders borders,
    RunGroup group, boolean isWarm) {

    /// What is asked at the border, and what at that to the network.
    record Borders(Border border, NetBorder net) {}

    Border border() {
        return borders.border();
    }

    /// Ends everything in it, whatever it is doing. Blocks for as long as something in it cannot be interrupted.
    void end() {
        children.kill();
        context.close(true);
    }
}
