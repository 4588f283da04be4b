package dev.ixion.command;

import dev.ixion.ats.Slot;
import java.util.List;

/// What may stand at a place of a query that is being typed.
///
/// @param from where the text begins that what is chosen replaces, from 0
/// @param to where it ends; not before the caret
/// @param start what is typed of it so far, without quotes
/// @param expected what fits; empty if nothing can be offered
public record AxCompletion(int from, int to, String start, List<Expectation> expected) {
    /// One kind of what may stand there.
    public sealed interface Expectation {
        /// Values of a slot, which the store knows; [AxText#value] gives the form in which one is put in.
        record Values(Slot slot) implements Expectation {}

        /// Some of these words, which begin with what is typed; they are put in as they are.
        record OneOf(List<String> words) implements Expectation {
            public OneOf {
                words = List.copyOf(words);
            }
        }

        /// The name of an attribute; [AxText#pathName] gives the form in which it is put in.
        ///
        /// @param parents the names before it
        record AttributeName(List<String> parents) implements Expectation {
            public AttributeName {
                parents = List.copyOf(parents);
            }
        }
    }

    public AxCompletion {
        expected = List.copyOf(expected);
    }

    /// @param query with or without `ax` at its beginning, and as unfinished as it may be
    /// @param caret from 0 to the length of the query
    public static AxCompletion at(String query, int caret) {
        return new AxCompleter(query, caret).complete();
    }

    /// The query after something was chosen.
    ///
    /// @param chosen in the form in which it is put in; a space follows it if a word would
    public String chosen(String query, String chosen) {
        boolean touches = from == to && to < query.length() && !Character.isWhitespace(query.charAt(to));
        return query.substring(0, from) + chosen + (touches ? " " : "") + query.substring(to);
    }
}
