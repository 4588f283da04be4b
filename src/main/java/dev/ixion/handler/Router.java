package dev.ixion.handler;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.command.Target;
import dev.ixion.command.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Finds the handler for a command, always before anything runs: the explicit type, else the handler that accepts the
/// location most specifically, else type `git`; a saved handler goes before a built-in one.
public final class Router {
    private static final TypeName FALLBACK = new TypeName("git");

    private final HandlerRegistry registry;
    private final Set<String> builtIn;

    /// @param builtIn the types that need no saved handler
    public Router(HandlerRegistry registry, Set<String> builtIn) {
        this.registry = registry;
        this.builtIn = Set.copyOf(builtIn);
    }

    /// Every type that can be run now: saved and built in, sorted.
    public List<String> types() {
        List<String> types = new ArrayList<>(builtIn);
        registry.types().forEach(type -> types.add(type.value()));
        return types.stream().distinct().sorted().toList();
    }

    /// @throws NoHandlerException if nothing serves the type
    /// @throws ProblemException if the type exists, but not in the version that is asked for
    public Route resolve(Target target) {
        return switch (target) {
            case Target.Type(TypeName name, OptionalInt version) -> version.isPresent()
                ? pinned(name, version.getAsInt())
                : byType(name, List.of(), text("route.explicit", name));
            case Target.Location(String address) -> byLocation(address);
        };
    }

    private Route pinned(TypeName name, int number) {
        List<HandlerVersion> history = registry.history(name);
        if (history.isEmpty()) {
            throw new NoHandlerException(name.value());
        }
        HandlerVersion version = registry.version(name, number).orElseThrow(() -> new ProblemException(Problem.of(
            text("handler.no-version", name, number, history.getLast().number()), Problem.detail("type", name),
            Problem.detail("version", number))));
        if (version.isRecalled()) {
            throw RecalledException.pinned(version);
        }
        return new Route(new Route.Winner.Saved(version), labels(history), text("route.pinned", version.label()));
    }

    private Route byType(TypeName name, List<String> candidates, String rule) {
        Optional<HandlerVersion> saved = registry.inForce(name);
        List<String> considered = new ArrayList<>(candidates);
        saved.map(HandlerVersion::label).ifPresent(considered::add);
        if (builtIn.contains(name.value())) {
            considered.add(text("route.built-in", name));
        }
        if (saved.isPresent()) {
            return new Route(new Route.Winner.Saved(saved.get()), considered, rule);
        }
        if (builtIn.contains(name.value())) {
            return new Route(new Route.Winner.BuiltIn(name.value()), considered, rule);
        }
        List<HandlerVersion> history = registry.history(name);
        throw history.isEmpty() ? new NoHandlerException(name.value()) : RecalledException.all(history.getLast());
    }

    private Route byLocation(String address) {
        List<Accepting> accepting = new ArrayList<>();
        for (HandlerVersion version : registry.all()) {
            for (String pattern : accepts(version)) {
                LocationPattern location = new LocationPattern(pattern);
                if (location.matches(address)) {
                    accepting.add(new Accepting(version, location));
                }
            }
        }
        List<String> candidates = accepting.stream().map(a -> a.version().label()).distinct().toList();
        return accepting.stream().max(Accepting.BEST)
            .map(best -> new Route(new Route.Winner.Saved(best.version()), candidates,
                text("route.accepts", best.pattern().pattern())))
            .orElseGet(() -> byType(FALLBACK, candidates, text("route.fallback", FALLBACK)));
    }

    /// A handler whose header cannot be read accepts nothing; saving such a one is refused, importing is not.
    private static List<String> accepts(HandlerVersion version) {
        try {
            return HandlerHeader.parse(version.code()).accepts();
        } catch (ProblemException unreadableHeader) {
            return List.of();
        }
    }

    private static List<String> labels(List<HandlerVersion> versions) {
        return versions.stream().map(HandlerVersion::label).toList();
    }

    private record Accepting(HandlerVersion version, LocationPattern pattern) {
        private static final Comparator<Accepting> BEST = Comparator
            .comparingInt((Accepting a) -> a.pattern().specificity()).thenComparing(a -> a.version().savedAt());
    }
}
