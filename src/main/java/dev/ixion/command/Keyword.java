package dev.ixion.command;

import dev.ixion.ats.Slot;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The words that divide a sentence. Quoted, they are values like any other.
enum Keyword {
    IS("is", "are"), OF("of", "from"), BY("by", "via"), SINCE("since"), UNTIL("until"), ON("on"), BETWEEN("between"),
    AS("as"), ATTRIBUTES("attributes."), TEXT("~"), ORDER("order"), LIMIT("limit"), COUNT("count"), AND("and");

    /// Those that divide a claim.
    static final Set<Keyword> OF_A_CLAIM = EnumSet.of(IS, OF, BY);
    /// Those that divide a query.
    static final Set<Keyword> OF_A_QUERY = EnumSet.allOf(Keyword.class);

    private final String spelling;
    private final String synonym;

    Keyword(String spelling) {
        this(spelling, spelling);
    }

    Keyword(String spelling, String synonym) {
        this.spelling = spelling;
        this.synonym = synonym;
    }

    static Optional<Keyword> of(Word word) {
        return Stream.of(values()).filter(keyword -> keyword.isWrittenAs(word)).findFirst();
    }

    /// The one that opens a slot; empty for the subjects, which stand at the beginning.
    static Optional<Keyword> of(Slot slot) {
        return switch (slot) {
            case SUBJECT -> Optional.empty();
            case PREDICATE -> Optional.of(IS);
            case CONTEXT -> Optional.of(OF);
            case ACTOR -> Optional.of(BY);
        };
    }

    /// The slot that it opens; empty for another clause.
    Optional<Slot> slot() {
        return Stream.of(Slot.values()).filter(slot -> of(slot).filter(this::equals).isPresent()).findFirst();
    }

    /// As it is usually written.
    String spelling() {
        return spelling;
    }

    /// As a clause begins with it.
    String opening() {
        return switch (this) {
            case AS -> "as of";
            case COUNT -> "count by";
            case IS, OF, BY, SINCE, UNTIL, ON, BETWEEN, ATTRIBUTES, TEXT, ORDER, LIMIT, AND -> spelling;
        };
    }

    private boolean isWrittenAs(Word word) {
        return isStartOfWord()
            ? word.bare().startsWith(spelling)
            : word.isKeyword(spelling) || word.isKeyword(synonym);
    }

    /// Whether more follows in the same word: `attributes.size`, `~word`.
    private boolean isStartOfWord() {
        return this == ATTRIBUTES || this == TEXT;
    }

    /// Whether a query has only one of the two.
    boolean excludes(Keyword other) {
        return switch (this) {
            case SINCE, UNTIL -> other == ON || other == BETWEEN;
            case ON -> other == SINCE || other == UNTIL || other == BETWEEN;
            case BETWEEN -> other == SINCE || other == UNTIL || other == ON;
            case ORDER -> other == COUNT;
            case COUNT -> other == ORDER;
            case IS, OF, BY, AS, ATTRIBUTES, TEXT, LIMIT, AND -> false;
        };
    }
}
