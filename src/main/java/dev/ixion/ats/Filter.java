package dev.ixion.ats;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which attestations are asked for. Values in one slot mean any of them, slots together mean all of them; an empty slot
/// asks nothing. The answer is newest first.
///
/// @param since the earliest time, inclusive
/// @param execution only what this run brought: what was visible before it is left out
/// @param limit the most rows, at least 1; [#NO_LIMIT] for all
public record Filter(List<String> subjects, List<String> predicates, List<String> contexts, List<String> actors,
    Optional<Instant> since, Optional<ExecutionId> execution, int limit) {

    public static final int NO_LIMIT = Integer.MAX_VALUE;
    public static final Filter ALL = new Filter(List.of(), List.of(), List.of(), List.of(), Optional.empty(),
        Optional.empty(), NO_LIMIT);

    public Filter {
        subjects = List.copyOf(subjects);
        predicates = List.copyOf(predicates);
        contexts = List.copyOf(contexts);
        actors = List.copyOf(actors);
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
    }

    public static Filter ofExecution(ExecutionId execution) {
        return new Filter(List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.of(execution),
            NO_LIMIT);
    }

    public Filter limit(int most) {
        return new Filter(subjects, predicates, contexts, actors, since, execution, most);
    }
}
