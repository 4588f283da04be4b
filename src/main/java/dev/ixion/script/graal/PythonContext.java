package dev.ixion.script.graal;

import org.graalvm.polyglot.Context;

/// One warmed context with what belongs to it. It serves one run and is closed then.
record PythonContext(Context context, Prelude prelude, RunOutput output, ChildProcesses children) {
    /// Ends everything in it, whatever it is doing. Blocks for as long as something in it cannot be interrupted.
    void end() {
        children.kill();
        context.close(true);
    }
}
