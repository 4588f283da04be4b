package dev.ixion.ui.pulse;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Brings the rows of a table up to date one by one, so that selection and scroll position stay.
final class Rows {
    private Rows() {}

    /// Changes what is shown into what is there now. Rows that stay keep their order.
    ///
    /// @param key tells which rows are the same thing, whatever has become of it
    static <T> void update(List<T> shown, List<T> now, Function<T, ?> key) {
        Set<?> kept = now.stream().map(key).collect(Collectors.toSet());
        shown.removeIf(row -> !kept.contains(key.apply(row)));
        for (int i = 0; i < now.size(); i++) {
            T row = now.get(i);
            if (i == shown.size() || !key.apply(shown.get(i)).equals(key.apply(row))) {
                shown.add(i, row);
            } else if (!shown.get(i).equals(row)) {
                shown.set(i, row);
            }
        }
    }
}
