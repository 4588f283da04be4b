package dev.ixion.ui.glyph.ix;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.command.Command;
import dev.ixion.command.Target;
import dev.ixion.handler.Route;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Schedule;
import dev.ixion.ui.glyph.RunState;
import dev.ixion.ui.grant.GrantInteractor;
import dev.ixion.ui.run.RunInteractor;
import dev.ixion.ui.run.RunInteractor.Begun;
import dev.ixion.ui.run.RunModel;
import dev.ixion.ui.thread.Refresher;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What an IX glyph does: run its command once or on a schedule, stop it, offer the types that there are. It touches no
/// node.
final class IxInteractor implements AutoCloseable {
    private final IxModel model;
    private final IxServices services;
    private final String origin;
    private final RunInteractor runs;
    private final GrantInteractor grants;
    private final Refresher<List<String>> types;
    private final Subscription factsChanged;
    /// The command that was looked at last; empty if none was since the glyph is there.
    private String last = "";

    IxInteractor(IxModel model, IxServices services, String origin) {
        this.model = model;
        this.services = services;
        this.origin = origin;
        this.runs = new RunInteractor(model.run(), services.pulse(), services.jobs(), services.background(), origin);
        this.grants = new GrantInteractor(model.run(), services.grants(), services.pulse(), services.background(),
            origin,
            this::run);
        this.types = new Refresher<>(services.background(), services.router()::types, this::showTypes, _ -> {});
        this.factsChanged = services.attestations().onChange(types::refresh);
    }

    void start() {
        runs.start();
        types.refresh();
    }

    /// Runs the command, or starts its schedule; the one that it had ends.
    void run() {
        if (model.run().isActive()) {
            return;
        }
        String line = look();
        runs.run(() -> {
            Command.Ix ix = services.parser().parseIx(line);
            Schedule schedule = Schedule.parse(ix.timing());
            if (schedule.repeats()) {
                return new Begun.Scheduled(services.pulse().schedule(ix.withoutTiming(), schedule, origin));
            }
            Execution started = services.pulse().runNow(ix.withoutTiming(), origin);
            services.jobs().repeating(origin).ifPresent(old -> services.pulse().remove(old.id()));
            return new Begun.Run(started);
        });
    }

    private String look() {
        last = model.commandProperty().get();
        return last;
    }

    private void showTypes(List<String> types) {
        model.types().setAll(types);
        missingType().filter(types::contains).ifPresent(saved -> {
            model.run().problemProperty().set(Optional.empty());
            model.run().messageProperty().set(text("ix.handler-saved", saved));
            model.run().stateProperty().set(RunState.IDLE);
        });
    }

    GrantInteractor grants() {
        return grants;
    }

    void stop() {
        runs.stop();
    }

    /// The type that has no handler, if that is why nothing ran.
    Optional<String> missingType() {
        return missingType(model.run());
    }

    static Optional<String> missingType(RunModel run) {
        return run.problemProperty().get().flatMap(problem -> problem.detail(Problem.SCRIPT_TYPE));
    }

    /// What the command that was looked at last hands to its handler; empty where that cannot be understood.
    List<String> input() {
        try {
            return services.parser().parseIx(last.isEmpty() ? model.commandProperty().get() : last).input();
        } catch (ProblemException incomplete) {
            return List.of();
        }
    }

    /// What stands in a command.
    private record Named(String type, List<String> input) {}

    /// Finds the type whose handler the command goes to, be it there or not.
    ///
    /// @param found is given the type and what the command hands to it, on the FX thread
    void findType(BiConsumer<String, List<String>> found) {
        String line = look();
        services.background().run(() -> {
            Command.Ix ix = services.parser().parseIx(line);
            return new Named(switch (ix.target()) {
                case Target.Type(var name, _) -> name.value();
                case Target.Location _ -> switch (services.router().resolve(ix.target()).winner()) {
                    case Route.Winner.Saved(var version) -> version.type().value();
                    case Route.Winner.BuiltIn(String type) -> type;
                };
            }, ix.input());
        }, named -> found.accept(named.type(), named.input()), runs::refuse);
    }

    /// Says which handler the command goes to and which rule chose it.
    void explain() {
        String line = look();
        services.background().run(() -> {
            Route route = services.router().resolve(services.parser().parseIx(line).target());
            String winner = switch (route.winner()) {
                case Route.Winner.Saved(var version) -> version.label();
                case Route.Winner.BuiltIn(String type) -> text("route.built-in", type);
            };
            return text("ix.why-answer", winner, route.rule(), String.join(", ", route.candidates()));
        }, model.run().messageProperty()::set, runs::refuse);
    }

    @Override
    public void close() {
        types.close();
        factsChanged.close();
        grants.close();
        runs.close();
    }
}
