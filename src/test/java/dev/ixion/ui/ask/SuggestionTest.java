package dev.ixion.ui.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private final ListedFacts store = new ListedFacts();

    @BeforeEach
    void fill() {
        store.add("green tea", 1, ListedFacts.START);
    }

    private List<Suggestion> at(String query, int caret) {
        return Suggestion.of(query, caret, store);
    }

    @Test
    void aValueOfTheSlotTakesThePlaceOfTheWordAtTheCaret() {
        assertThat(at("is is_l of shop", 7)).containsExactly(new Suggestion("is_listed", "is is_listed of shop", 12));
    }

    @Test
    void aValueWithSpacesIsQuoted() {
        assertThat(at("gre", 3)).contains(new Suggestion("green tea 00000", "\"green tea 00000\"", 17));
    }

    @Test
    void wordsOfTheLanguageAreOfferedToo() {
        assertThat(at("is is_listed si", 15)).extracting(Suggestion::shown).contains("since");
    }

    @Test
    void whatIsCompleteAlreadyIsNotOffered() {
        assertThat(at("is is_listed", 12)).isEmpty();
    }
}
