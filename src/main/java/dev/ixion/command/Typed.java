package dev.ixion.command;

import java.util.List;
import java.util.Optional;

/// A query that is being typed, divided at the caret.
///
/// @param before the words before the one at the caret, without `ax`
/// @param word the one at the caret, as far as it is typed; empty if the caret stands between words
/// @param from where the word at the caret begins, from 0
/// @param to where it ends
/// @param behind the words behind it
record Typed(List<Word> before, Optional<Word> word, int from, int to, List<Word> behind) {
    static Typed at(String query, int caret) {
        Words.Begun begun = Words.begun(query.substring(0, caret));
        List<Word> words = begun.words();
        Optional<Word> word = words.isEmpty() || words.getLast().end() <= caret
            ? Optional.empty()
            : Optional.of(words.getLast());
        int to = word.isPresent() ? end(query, caret, begun.openQuote()) : caret;
        List<Word> before = word.isPresent() ? words.subList(0, words.size() - 1) : words;
        boolean isNamed = !before.isEmpty() && before.getFirst().isKeyword("ax");
        return new Typed(isNamed ? before.subList(1, before.size()) : before, word,
            word.map(at -> at.column() - 1).orElse(caret), to, Words.begun(query.substring(to)).words());
    }

    /// A quote that is never closed ends at the caret, so that nothing behind it is lost.
    private static int end(String query, int caret, Optional<Character> quote) {
        if (quote.isPresent()) {
            return query.indexOf(quote.get(), caret) < 0 ? caret : query.indexOf(quote.get(), caret) + 1;
        }
        int end = caret;
        while (end < query.length() && !Character.isWhitespace(query.charAt(end))) {
            end++;
        }
        return end;
    }

    /// What is typed of the word, without quotes.
    String start() {
        return word.map(Word::text).orElse("");
    }

    boolean isQuoted() {
        return word.filter(Word::isQuoted).isPresent();
    }

    /// Whether the word at the caret is or opens this clause.
    boolean opens(Keyword keyword) {
        return word.flatMap(Keyword::of).filter(keyword::equals).isPresent();
    }
}
