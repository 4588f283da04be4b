package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Goes through the words of a sentence, and says at which of them it went wrong.
final class WordCursor {
    private final List<Word> words;
    private final Set<Keyword> keywords;
    private int at;

    /// @param keywords those that divide this sentence
    WordCursor(List<Word> words, Set<Keyword> keywords) {
        this.words = words;
        this.keywords = keywords;
    }

    boolean isAtEnd() {
        return at == words.size();
    }

    /// The next word, if there is one.
    Optional<Word> peek() {
        return isAtEnd() ? Optional.empty() : Optional.of(words.get(at));
    }

    /// The next word, if it is a keyword.
    Optional<Keyword> keyword() {
        return peek().flatMap(Keyword::of).filter(keywords::contains);
    }

    /// Takes the next word, which must be there.
    Word next() {
        return words.get(at++);
    }

    /// Takes the words up to the next keyword.
    List<Word> values() {
        List<Word> values = new ArrayList<>();
        while (!isAtEnd() && keyword().isEmpty()) {
            values.add(next());
        }
        return values;
    }

    /// Takes the next word if it is this one.
    boolean skip(String word) {
        boolean isThere = peek().filter(next -> next.isKeyword(word)).isPresent();
        at += isThere ? 1 : 0;
        return isThere;
    }

    /// Takes the next word, which must be this one.
    void require(String word) {
        if (!skip(word)) {
            throw expected("'" + word + "'");
        }
    }

    /// Takes the next word if it is the name of one of these.
    <E extends Enum<E>> Optional<E> skip(E[] choices) {
        Optional<E> chosen = peek().flatMap(word -> Stream.of(choices).filter(word::names).findFirst());
        at += chosen.isPresent() ? 1 : 0;
        return chosen;
    }

    /// Something else should be the next word.
    CommandSyntaxException expected(String what) {
        return expected(what, isAtEnd() ? List.of() : List.of(words.get(at)), at);
    }

    /// Something else should stand in the place of the words that were taken last.
    CommandSyntaxException expectedInstead(String what, List<Word> taken) {
        return expected(what, taken, at - taken.size());
    }

    private CommandSyntaxException expected(String what, List<Word> found, int index) {
        Word before = words.get(index - 1);
        if (found.isEmpty()) {
            return new CommandSyntaxException(text("command.ax.missing", what, before.source(), before.column()),
                before.column());
        }
        String phrase = found.stream().map(Word::source).collect(Collectors.joining(" "));
        int column = found.getFirst().column();
        return new CommandSyntaxException(keyword(found.getFirst())
            ? text("command.ax.keyword", what, before.source(), phrase, column)
            : text("command.ax.instead", what, before.source(), phrase, column), column);
    }

    private boolean keyword(Word word) {
        return Keyword.of(word).filter(keywords::contains).isPresent();
    }
}
