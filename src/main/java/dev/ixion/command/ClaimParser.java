package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Slot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Understands what follows `as`: subjects is predicates of contexts by actors.
final class ClaimParser {
    private final WordCursor words;
    private final Map<Slot, List<String>> slots = new EnumMap<>(Slot.class);

    private ClaimParser(List<Word> words) {
        this.words = new WordCursor(words, Keyword.OF_A_CLAIM);
    }

    /// @param end the column behind the last word
    /// @throws dev.ixion.ats.ProblemException if it is no claim
    static Claim parse(List<Word> words, int end) {
        ClaimParser parser = new ClaimParser(words);
        parser.sentence();
        return parser.claim(end);
    }

    private void sentence() {
        slots.put(Slot.SUBJECT, texts(words.values()));
        while (!words.isAtEnd()) {
            Slot slot = words.keyword().flatMap(Keyword::slot).orElseThrow();
            Word opener = words.next();
            if (slots.containsKey(slot)) {
                throw new CommandSyntaxException(text("command.slot-twice", opener.text(), opener.column()),
                    opener.column());
            }
            List<Word> values = words.values();
            if (values.isEmpty()) {
                throw new CommandSyntaxException(text("command.slot-empty", opener.text(), opener.column()),
                    opener.column());
            }
            slots.put(slot, texts(values));
        }
    }

    private Claim claim(int end) {
        if (of(Slot.SUBJECT).isEmpty() || of(Slot.PREDICATE).isEmpty()) {
            throw new CommandSyntaxException(text("command.as-incomplete"), end);
        }
        List<String> actors = of(Slot.ACTOR).isEmpty() ? List.of(System.getProperty("user.name")) : of(Slot.ACTOR);
        return new Claim(of(Slot.SUBJECT), of(Slot.PREDICATE), of(Slot.CONTEXT), actors, Attributes.NONE,
            Optional.empty());
    }

    private List<String> of(Slot slot) {
        return slots.getOrDefault(slot, List.of());
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }
}
