package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.script.graal.border.Scratches;
import java.util.ArrayList;
import java.util.List;

/// Starts the one engine when it is first needed.
final class EngineStarter {
    private final GraalSettings settings;
    private final Scratches scratches;
    /// Empty until it is started.
    private final List<PythonEngine> engine = new ArrayList<>();
    private boolean closed;

    EngineStarter(GraalSettings settings, Scratches scratches) {
        this.settings = settings;
        this.scratches = scratches;
    }

    /// @throws ProblemException after [#close]
    synchronized PythonEngine engine() {
        if (closed) {
            throw new ProblemException(Problem.of(text("python.closed")));
        }
        if (engine.isEmpty()) {
            engine.add(PythonEngine.create(settings, scratches));
        }
        return engine.getFirst();
    }

    /// Ends the engine with everything in it. Blocks for as long as something in it cannot be interrupted.
    void close() {
        List<PythonEngine> toClose;
        synchronized (this) {
            closed = true;
            toClose = List.copyOf(engine);
            engine.clear();
        }
        toClose.forEach(PythonEngine::close);
    }
}
