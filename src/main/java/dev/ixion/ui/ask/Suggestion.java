package dev.ixion.ui.ask;

import dev.ixion.ats.AttestationStore;
import dev.ixion.command.AxCompletion;
import dev.ixion.command.AxCompletion.Expectation;
import dev.ixion.command.AxText;
import java.util.List;
import java.util.stream.Stream;

/// What may stand at the caret of a query.
///
/// @param shown the value or word
/// @param query the whole query with it
/// @param caret where the caret stands then
record Suggestion(String shown, String query, int caret) {
    private static final int MOST = 12;

    /// Values that the store has and words of the language. Waits for the disk.
    static List<Suggestion> of(String query, int caret, AttestationStore store) {
        AxCompletion place = AxCompletion.at(query, caret);
        return place.expected().stream().flatMap(expected -> texts(expected, place.start(), store))
            .filter(text -> !text.put().equals(query.substring(place.from(), place.to()))).limit(MOST)
            .map(text -> new Suggestion(text.shown(), place.chosen(query, text.put()),
                place.from() + text.put().length()))
            .toList();
    }

    /// @param put the form in which it is put in
    private record Text(String shown, String put) {}

    private static Stream<Text> texts(Expectation expected, String start, AttestationStore store) {
        return switch (expected) {
            case Expectation.Values(var slot) -> store.values(slot, start, MOST).stream()
                .map(value -> new Text(value, AxText.value(value)));
            case Expectation.OneOf(var words) -> words.stream().map(word -> new Text(word, word));
            case Expectation.AttributeName _ -> Stream.of();
        };
    }
}
