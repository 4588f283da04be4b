package dev.ixion.ats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which attestations are asked for. Values in one slot mean any of them, slots together mean all of them; an empty slot
/// asks nothing.
///
/// @param slots what is asked of each slot; a slot that asks nothing is left out
/// @param time when they were said
/// @param attributes all must hold
/// @param words full-text: all must occur in the subjects or the texts among the attributes; a `*` at a word's end
///     makes it a prefix, and a word with spaces is a phrase
/// @param asOf asks what was visible at that moment; empty for now
/// @param scope whose facts
public record Filter(Map<Slot, List<Term>> slots, TimeRange time, List<AttributeTest> attributes, List<String> words,
    Optional<Instant> asOf, Scope scope) {

    public static final Filter ALL = new Filter(Map.of(), TimeRange.ALWAYS, List.of(), List.of(), Optional.empty(),
        new Scope.Everything());

    /// A value of a slot, or what it starts with.
    ///
    /// @param text not empty, unless it is a prefix
    public record Term(String text, boolean isPrefix) {
        public static Term exactly(String text) {
            return new Term(text, false);
        }

        public static Term startingWith(String text) {
            return new Term(text, true);
        }
    }

    /// Whose facts are looked at.
    public sealed interface Scope {
        /// All that is visible.
        record Everything() implements Scope {}

        /// Only what this run brought: what was visible before it is left out.
        record Run(ExecutionId execution) implements Scope {}

        /// What a run that is never made visible has written so far, together with what it found known already.
        record Preview(ExecutionId execution) implements Scope {}
    }

    public Filter {
        Map<Slot, List<Term>> copy = new EnumMap<>(Slot.class);
        slots.forEach((slot, terms) -> {
            if (!terms.isEmpty()) {
                copy.put(slot, List.copyOf(terms));
            }
        });
        slots = Collections.unmodifiableMap(copy);
        attributes = List.copyOf(attributes);
        words = List.copyOf(words);
    }

    public static Filter ofExecution(ExecutionId execution) {
        return ALL.in(new Scope.Run(execution));
    }

    /// What is asked of a slot; empty if nothing is.
    public List<Term> slot(Slot slot) {
        return slots.getOrDefault(slot, List.of());
    }

    /// Asks for any of these values in a slot, in place of what was asked of it before.
    public Filter with(Slot slot, String... values) {
        return with(slot, Stream.of(values).map(Term::exactly).toList());
    }

    public Filter with(Slot slot, List<Term> terms) {
        Map<Slot, List<Term>> changed = new EnumMap<>(Slot.class);
        changed.putAll(slots);
        changed.put(slot, terms);
        return new Filter(changed, time, attributes, words, asOf, scope);
    }

    public Filter during(TimeRange range) {
        return new Filter(slots, range, attributes, words, asOf, scope);
    }

    public Filter where(AttributeTest test) {
        List<AttributeTest> all = new ArrayList<>(attributes);
        all.add(test);
        return new Filter(slots, time, all, words, asOf, scope);
    }

    public Filter withWords(List<String> all) {
        return new Filter(slots, time, attributes, all, asOf, scope);
    }

    public Filter asOf(Instant moment) {
        return new Filter(slots, time, attributes, words, Optional.of(moment), scope);
    }

    public Filter in(Scope other) {
        return new Filter(slots, time, attributes, words, asOf, other);
    }

    /// A stretch of time.
    ///
    /// @param since the first moment that belongs to it; empty for no beginning
    /// @param until the first moment that no longer belongs to it; empty for no end
    public record TimeRange(Optional<Instant> since, Optional<Instant> until) {
        public static final TimeRange ALWAYS = new TimeRange(Optional.empty(), Optional.empty());

        public static TimeRange from(Instant since) {
            return new TimeRange(Optional.of(since), Optional.empty());
        }

        public static TimeRange between(Instant since, Instant until) {
            return new TimeRange(Optional.of(since), Optional.of(until));
        }

        /// What lies in both.
        public TimeRange and(TimeRange other) {
            return new TimeRange(
                Stream.concat(since.stream(), other.since.stream()).max(Comparator.naturalOrder()),
                Stream.concat(until.stream(), other.until.stream()).min(Comparator.naturalOrder()));
        }
    }
}
