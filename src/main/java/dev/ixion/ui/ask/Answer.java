package dev.ixion.ui.ask;

import dev.ixion.ats.Problem;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Tally;
import java.util.List;

/// How far an answer is.
public sealed interface Answer {
    /// Nothing was asked.
    record None() implements Answer {}

    record Loading() implements Answer {}

    /// Facts, whose rows are in the model; possibly none.
    record Facts(Query.Facts query) implements Answer {}

    /// Counts by value.
    ///
    /// @param more whether there are more values than these
    record Tallies(Query.CountBy query, List<Tally> tallies, boolean more) implements Answer {
        public Tallies {
            tallies = List.copyOf(tallies);
        }
    }

    /// It could not be understood, or not be read.
    record Failed(Problem problem) implements Answer {}
}
