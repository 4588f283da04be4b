package dev.ixion.script.graal;

import dev.ixion.script.graal.border.GuestFiles;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// Reads a file for the library of one context, where that is plain.
record ReadFunction(GuestFiles files) implements ProxyExecutable {
    /// @param arguments the path
    /// @return the text; null where the library is to read it
    @Override
    public @Nullable Object execute(Value... arguments) {
        return files.text(arguments[0].asString()).orElse(null);
    }
}
