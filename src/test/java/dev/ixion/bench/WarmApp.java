package dev.ixion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.ixion.app.App;
import dev.ixion.app.Config;
import dev.ixion.app.Places;
import dev.ixion.ats.Subscription;
import dev.ixion.command.TypeName;
import dev.ixion.exec.AskedPermissions;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.SaveResult;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.script.EngineState;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The application with one handler, and with Python warm.
final class WarmApp implements AutoCloseable {
    /// In a tenth of a second; garbage collection and the store's upkeep never rest quite.
    private static final long REST = 10_000_000;

    private final App app;
    private final BlockingQueue<PulseEvent> events = new LinkedBlockingQueue<>();
    private final Subscription subscription;

    WarmApp(Path folder, String type, String handler) {
        Places places = Places.below(folder);
        Config config = Config.load(places);
        app = App.open(config, config.workspace(), places, InstantSource.system());
        subscription = app.pulse().onEvent(events::add);
        app.scripts().warmUp();
        save(type, handler);
    }

    /// Saves one more handler, and grants it what it asks for.
    void save(String type, String handler) {
        SaveResult saved = app.saveHandler().save(
            new HandlerDraft(new TypeName(type), handler, "bench", "", Optional.empty(), false, "bench"));
        if (saved instanceof SaveResult.Stored(HandlerVersion version)) {
            AskedPermissions asked = app.grantPermissions().asked(version);
            if (!asked.missing().isEmpty()) {
                app.grantPermissions().grant(asked, "bench");
            }
        }
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

    /// Waits until all warmed contexts are there and nothing is at work any more, as when a person presses the button
    /// again after some seconds.
    void awaitRest() throws InterruptedException {
        awaitReady();
        long before = processors();
        while (true) {
            Thread.sleep(100);
            long now = processors();
            if (now - before < REST) {
                return;
            }
            before = now;
        }
    }

    /// The time that this process had of all processors, in nanoseconds.
    private static long processors() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /// Runs a command to its end.
    ///
    /// @return how long it took, in milliseconds
    double run(String command) throws InterruptedException {
        return run(command, 0);
    }

    /// Runs a command to its end.
    ///
    /// @param leastNew how many new facts must have come of it
    /// @return how long it took, in milliseconds
    double run(String command, long leastNew) throws InterruptedException {
        long start = System.nanoTime();
        app.pulse().runNow(command, "bench");
        Execution over = awaitOver();
        double took = (System.nanoTime() - start) / 1e6;
        assertThat(over.outcome().error()).isEmpty();
        assertThat(over.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(over.outcome().newFacts()).isGreaterThanOrEqualTo(leastNew);
        return took;
    }

    /// Asks for a run without waiting for it.
    void ask(String command) {
        app.pulse().runNow(command, "bench");
    }

    /// Waits until the next run is over, whatever its end.
    Execution awaitOver() throws InterruptedException {
        while (true) {
            if (events.take() instanceof PulseEvent.Changed(Execution execution) && execution.state().isOver()) {
                return execution;
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
        app.close();
    }
}
