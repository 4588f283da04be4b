package dev.ixion.command;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.Filter.Term;
import dev.ixion.ats.Slot;
import java.util.List;

/// Changes the text of a query in one place. All else stays as it is written, so that `since yesterday` goes on to mean
/// yesterday.
public final class AxEdit {
    private AxEdit() {}

    /// The query, asking a slot for this value only.
    ///
    /// @param query with or without `ax` at its beginning
    public static String with(String query, Slot slot, String value) {
        String asked = AxText.slot(slot, List.of(Term.exactly(value)));
        List<Word> words = Words.begun(query).words();
        boolean isNamed = !words.isEmpty() && words.getFirst().isKeyword("ax");
        List<Clause> clauses = Clause.split(isNamed ? words.subList(1, words.size()) : words);
        return clauses.stream().filter(clause -> clause.slot().filter(slot::equals).isPresent())
            .map(Clause::words).filter(found -> !found.isEmpty()).findFirst()
            .map(found -> query.substring(0, found.getFirst().column() - 1) + asked
                + query.substring(found.getLast().end() - 1))
            .orElseGet(() -> slot == Slot.SUBJECT
                ? first(query, isNamed ? words.getFirst().end() - 1 : 0, asked)
                : last(query, asked));
    }

    /// The query with one more condition.
    public static String with(String query, AttributeTest test) {
        return last(query, AxText.condition(test));
    }

    private static String first(String query, int at, String subjects) {
        return (query.substring(0, at) + " " + subjects + " " + query.substring(at).strip()).strip();
    }

    private static String last(String query, String clause) {
        return (query.stripTrailing() + " " + clause).strip();
    }
}
