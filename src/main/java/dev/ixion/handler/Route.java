package dev.ixion.handler;

import java.util.List;

/// Which handler a command goes to, and why.
///
/// @param candidates every handler that was considered, as `type:vN`
/// @param rule the sentence that says which rule chose the winner
public record Route(Winner winner, List<String> candidates, String rule) {
    public Route {
        candidates = List.copyOf(candidates);
    }

    /// What will run.
    public sealed interface Winner {
        /// A saved handler.
        record Saved(HandlerVersion version) implements Winner {}

        /// An ingestor that is built in.
        record BuiltIn(String type) implements Winner {}
    }
}
