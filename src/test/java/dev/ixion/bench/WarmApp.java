package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.app.App;
import dev.ixion.app.Config;
import dev.ixion.app.Places;
import dev.ixion.ats.Subscription;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.script.EngineState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The application with one handler, and with Python warm.
final class WarmApp implements AutoCloseable {
    private final App app;
    private final BlockingQueue<PulseEvent> events = new LinkedBlockingQueue<>();
    private final Subscription subscription;

    WarmApp(Path folder, String type, String handler) {
        Places places = Places.below(folder);
        Config config = Config.load(places);
        app = App.open(config, config.workspace(), places, InstantSource.system());
        subscription = app.pulse().onEvent(events::add);
        app.scripts().warmUp();
        app.saveHandler().save(
            new HandlerDraft(new TypeName(type), handler, "bench", "", Optional.empty(), false, "bench"));
    }

    /// Waits until a warmed context is there, as a person does who does not press the button faster than that.
    void awaitReady() throws InterruptedException {
        BlockingQueue<EngineState> states = new LinkedBlockingQueue<>();
        try (Subscription _ = app.scripts().onState(states::add)) {
            while (app.scripts().state() != EngineState.READY) {
                EngineState next = states.poll(1, TimeUnit.SECONDS);
                assertThat(next).isNotEqualTo(EngineState.FAILED);
            }
        }
    }

    /// Runs a command to its end.
    ///
    /// @return how long it took, in milliseconds
    double run(String command) throws InterruptedException {
        long start = System.nanoTime();
        app.pulse().runNow(command, "bench");
        while (true) {
            if (events.take() instanceof PulseEvent.Changed(Execution execution) && execution.state().isOver()) {
                double took = (System.nanoTime() - start) / 1e6;
                assertThat(execution.state()).isEqualTo(ExecutionState.SUCCEEDED);
                return took;
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
        app.close();
    }
}
