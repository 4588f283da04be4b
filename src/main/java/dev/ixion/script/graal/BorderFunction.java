package dev.ixion.script.graal;

import dev.ixion.script.graal.border.NetBorder;
import java.nio.file.AccessDeniedException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// Tells the prelude why something was refused, so that the error in Python says it: without arguments the sentence of
/// this thread's last refusal; with a host and an address, whether that host may be looked up. An empty text means that
/// nothing was refused. What is refused is so whether the prelude asks or not.
final class BorderFunction implements ProxyExecutable {
    private final PythonContext.Borders borders;

    BorderFunction(PythonContext.Borders borders) {
        this.borders = borders;
    }

    @Override
    public Object execute(Value... arguments) {
        if (arguments.length == 0) {
            return borders.border().takeSentence();
        }
        if (NetBorder.isAddress(arguments[0].asString())) {
            return "";
        }
        try {
            borders.net().lookUp(arguments[0].asString(), arguments[1].asString());
            return "";
        } catch (AccessDeniedException refused) {
            return borders.border().takeSentence();
        }
    }
}
