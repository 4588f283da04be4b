package dev.ixion.ui.editor;

import java.util.List;
import java.util.stream.IntStream;

/// Finds a line again after its text was edited.
final class MovedLine {
    private MovedLine() {}

    /// Where a line of one text is in another: where nothing changed above or below it, that is certain; between, it is the
    /// nearest line that says the same, or if there is none, the place where the line was.
    ///
    /// @param line from 1
    /// @return from 1, possibly behind the end
    static int of(String before, int line, String now) {
        List<String> old = before.lines().toList();
        List<String> current = now.lines().toList();
        int shorter = Math.min(old.size(), current.size());
        int same = 0;
        while (same < shorter && old.get(same).equals(current.get(same))) {
            same++;
        }
        int index = line - 1;
        if (index < same || index >= old.size()) {
            return line;
        }
        int sameBelow = 0;
        while (sameBelow < shorter - same && old.get(old.size() - 1 - sameBelow)
            .equals(current.get(current.size() - 1 - sameBelow))) {
            sameBelow++;
        }
        int shift = current.size() - old.size();
        if (index >= old.size() - sameBelow) {
            return line + shift;
        }
        String wanted = old.get(index).strip();
        return 1 + IntStream.range(same, current.size() - sameBelow)
            .filter(place -> current.get(place).strip().equals(wanted)).boxed()
            .min((one, other) -> Integer.compare(Math.abs(one - index), Math.abs(other - index)))
            .orElse(Math.min(index, Math.max(same, current.size() - sameBelow - 1)));
    }
}
