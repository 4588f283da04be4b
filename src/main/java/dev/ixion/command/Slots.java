package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of a sentence "subjects is predicates of contexts by actors …", sorted into its slots.
final class Slots {
    /// The slots of a query.
    static final Set<Slot> ASKING = EnumSet.allOf(Slot.class);
    /// The slots of a claim.
    static final Set<Slot> ASSERTING = EnumSet.of(Slot.SUBJECTS, Slot.PREDICATES, Slot.CONTEXTS, Slot.ACTORS);

    enum Slot {
        SUBJECTS("", ""), PREDICATES("is", "are"), CONTEXTS("of", "from"), ACTORS("by", "via"), SINCE("since", "since"),
        LIMIT("limit", "limit");

        private final String keyword;
        private final String synonym;

        Slot(String keyword, String synonym) {
            this.keyword = keyword;
            this.synonym = synonym;
        }

        boolean opensWith(Word word) {
            return this != SUBJECTS && (word.isKeyword(keyword) || word.isKeyword(synonym));
        }
    }

    private final Map<Slot, List<Word>> words = new EnumMap<>(Slot.class);

    private Slots() {}

    static Slots of(List<Word> sentence, Set<Slot> allowed) {
        Slots slots = new Slots();
        Slot current = Slot.SUBJECTS;
        @Nullable
        Word opener = null;
        for (Word word : sentence) {
            Slot opened = opened(word, allowed);
            if (opened == null) {
                slots.words.computeIfAbsent(current, slot -> new ArrayList<>()).add(word);
                continue;
            }
            slots.requireFilled(current, opener);
            if (slots.words.containsKey(opened)) {
                throw new CommandSyntaxException(text("command.slot-twice", word.text(), word.column()), word.column());
            }
            current = opened;
            opener = word;
        }
        slots.requireFilled(current, opener);
        return slots;
    }

    private static @Nullable Slot opened(Word word, Set<Slot> allowed) {
        for (Slot slot : allowed) {
            if (slot.opensWith(word)) {
                return slot;
            }
        }
        return null;
    }

    private void requireFilled(Slot slot, @Nullable Word opener) {
        if (opener != null && !words.containsKey(slot)) {
            throw new CommandSyntaxException(text("command.slot-empty", opener.text(), opener.column()),
                opener.column());
        }
    }

    private List<Word> get(Slot slot) {
        return words.getOrDefault(slot, List.of());
    }

    List<Word> subjects() {
        return get(Slot.SUBJECTS);
    }

    List<Word> predicates() {
        return get(Slot.PREDICATES);
    }

    List<Word> contexts() {
        return get(Slot.CONTEXTS);
    }

    List<Word> actors() {
        return get(Slot.ACTORS);
    }

    List<Word> since() {
        return get(Slot.SINCE);
    }

    List<Word> limit() {
        return get(Slot.LIMIT);
    }
}
