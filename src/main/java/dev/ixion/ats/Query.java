package dev.ixion.ats;

import java.time.Duration;
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

    /// How many facts there were over time, in stretches of equal length.
    ///
    /// @param from where the first stretch begins: at the oldest fact, or shortly before
    /// @param to where the last one ends: behind the newest fact
    /// @param counts one number for each stretch, the oldest first; empty if there are no facts
    record Timeline(Instant from, Instant to, List<Long> counts) {
        public Timeline {
            counts = List.copyOf(counts);
        }

        /// Where a stretch begins, which is where the one before ends.
        ///
        /// @param stretch from 0 to the number of stretches, of which there must be one
        public Instant start(int stretch) {
            return stretch == counts.size()
                ? to
                : from.plus(Duration.between(from, to).dividedBy(counts.size()).multipliedBy(stretch));
        }
    }
}
