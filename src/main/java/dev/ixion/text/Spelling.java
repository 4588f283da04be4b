package dev.ixion.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which word was meant where one was misspelled.
public final class Spelling {
    private static final int MOST_SLIPS = 2;
    /// A short word with two slips may well be another word.
    private static final int LETTERS_A_SLIP = 4;

    private Spelling() {}

    /// The nearest of some names, if the word is one of them but for a slip or two.
    public static Optional<String> meant(String word, Collection<String> names) {
        return names.stream()
            .filter(name -> distance(word, name) <= Math.min(MOST_SLIPS, name.length() / LETTERS_A_SLIP))
            .min(Comparator.comparingInt(name -> distance(word, name)));
    }

    /// How many letters are wrong, missing, too many or exchanged with their neighbour.
    ///
    /// @see <a href="https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance">Optimal string alignment</a>
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j - 1] + wrong, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                    && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
