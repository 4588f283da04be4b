package dev.ixion.ats;

import dev.ixion.ats.Filter.TimeRange;
import java.time.Instant;
import java.util.List;

/// What is asked of the facts.
public sealed interface Query {
    /// No limit was asked for.
    int NO_LIMIT = Integer.MAX_VALUE;

    Filter filter();

    /// The most rows of the answer, at least 1.
    int limit();

    /// The facts themselves.
    record Facts(Filter filter, Order order, int limit) implements Query {
        public Facts {
            requirePositive(limit);
        }
    }

    /// How many there are of each kind: the most frequent first, days the latest first.
    record CountBy(Filter filter, Grouping by, int limit) implements Query {
        public CountBy {
            requirePositive(limit);
        }
    }

    /// What [CountBy] counts by. A day is one of the calendar in the reader's time zone.
    enum Grouping {
        SUBJECT, PREDICATE, CONTEXT, ACTOR, DAY
    }

    /// One row of a [CountBy].
    ///
    /// @param value the slot's value, or the day as `2026-11-24`
    record Tally(String value, long count) {}

    private static void requirePositive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + limit);
        }
    }

    /// How many facts there were over time, in stretches that follow each other; all but the last are equally long.
    ///
    /// @param bounds where each stretch begins, and where the last one ends, which is behind the newest fact; empty if there
    ///     are no facts
    /// @param counts one number for each stretch, the oldest first
    record Timeline(List<Instant> bounds, List<Long> counts) {
        /// That of no facts.
        public static final Timeline EMPTY = new Timeline(List.of(), List.of());

        public Timeline {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
            if (counts.isEmpty() ? !bounds.isEmpty() : bounds.size() != counts.size() + 1) {
                throw new IllegalArgumentException(bounds.size() + " bounds of " + counts.size() + " stretches");
            }
        }

        /// The time from the beginning of one stretch to the end of another.
        ///
        /// @param first from 0
        /// @param last not before the first
        public TimeRange from(int first, int last) {
            return TimeRange.between(bounds.get(first), bounds.get(last + 1));
        }
    }
}
