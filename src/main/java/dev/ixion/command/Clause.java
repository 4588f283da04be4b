package dev.ixion.command;

import dev.ixion.ats.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A part of a query as it is typed, right or wrong.
///
/// @param keyword what opened it; empty for the subjects at the beginning
/// @param words all of it, the keyword first
record Clause(Optional<Keyword> keyword, List<Word> words) {
    /// The parts of a query, the first of them the subjects, possibly none.
    static List<Clause> split(List<Word> query) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(new Clause(Optional.empty(), new ArrayList<>()));
        for (Word word : query) {
            Clause current = clauses.getLast();
            Optional<Keyword> keyword = Keyword.of(word);
            if (keyword.isPresent() && !current.takes(keyword.get())) {
                clauses.add(new Clause(keyword, new ArrayList<>(List.of(word))));
            } else {
                current.words.add(word);
            }
        }
        return clauses;
    }

    /// Whether a keyword belongs to this clause, as the `by` of `order by` does.
    private boolean takes(Keyword next) {
        return keyword.isPresent() && switch (keyword.get()) {
            case ORDER, COUNT -> next == Keyword.BY && words.size() == 1;
            case AS -> next == Keyword.OF && words.size() == 1;
            case BETWEEN -> next == Keyword.AND && placeOf(Keyword.AND) < 0;
            case ATTRIBUTES -> next == Keyword.AND;
            case IS, OF, BY, SINCE, UNTIL, ON, TEXT, LIMIT, AND -> false;
        };
    }

    /// Where a keyword stands among the words; negative if nowhere.
    int placeOf(Keyword wanted) {
        return words.stream().map(Keyword::of).toList().indexOf(Optional.of(wanted));
    }

    boolean endsWith(Keyword wanted) {
        return !words.isEmpty() && Keyword.of(words.getLast()).filter(wanted::equals).isPresent();
    }

    /// The slot that it fills; empty for another clause.
    Optional<Slot> slot() {
        return keyword.isPresent() ? keyword.get().slot() : Optional.of(Slot.SUBJECT);
    }

    /// The words behind the keyword.
    List<Word> arguments() {
        return words.subList(keyword.isPresent() ? 1 : 0, words.size());
    }
}
