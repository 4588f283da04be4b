package dev.ixion.script.graal;

import dev.ixion.script.ScriptError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/// Compiles scripts in a context in which none is ever run.
final class SyntaxCheck {
    private final EngineStarter starter;
    /// Empty until something is to be checked.
    private final List<PythonContext> context = new ArrayList<>();

    SyntaxCheck(EngineStarter starter) {
        this.starter = starter;
    }

    synchronized Optional<ScriptError> check(Source source) {
        PythonEngine engine = starter.engine();
        if (context.isEmpty()) {
            context.add(engine.compilingContext());
        }
        PythonContext python = context.getFirst();
        try {
            python.context().parse(source);
            return Optional.empty();
        } catch (PolyglotException e) {
            return Optional.of(GuestErrors.ofCompiling(e, python.prelude(), source));
        }
    }
}
