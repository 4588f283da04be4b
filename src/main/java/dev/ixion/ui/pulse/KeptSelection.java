package dev.ixion.ui.pulse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;

/// Keeps the selected row of a table selected while its rows change: a table forgets a row that another takes the place of,
/// also where that is the same thing with a new state.
final class KeptSelection<T> {
    private final TableView<T> table;
    private final Function<T, ?> key;
    private final Consumer<Optional<T>> listener;
    /// The key of the selected row; empty if there is none.
    private List<Object> selected = List.of();

    private KeptSelection(TableView<T> table, Function<T, ?> key, Consumer<Optional<T>> listener) {
        this.table = table;
        this.key = key;
        this.listener = listener;
    }

    /// @param key tells which rows are the same thing
    /// @param listener is told when another row is selected, or none
    static <T> KeptSelection<T> of(TableView<T> table, Function<T, ?> key, Consumer<Optional<T>> listener) {
        KeptSelection<T> kept = new KeptSelection<>(table, key, listener);
        table.getSelectionModel().selectedItemProperty()
            .addListener((_, _, row) -> kept.changed(Optional.ofNullable(row)));
        table.getItems().addListener((ListChangeListener<T>) _ -> kept.restore());
        return kept;
    }

    private void changed(Optional<T> row) {
        List<Object> now = row.stream().<Object>map(key).toList();
        boolean isLostForNow = now.isEmpty() && table.getItems().stream().anyMatch(this::isSelected);
        if (!isLostForNow && !now.equals(selected)) {
            selected = now;
            listener.accept(row);
        }
    }

    private boolean isSelected(T row) {
        return selected.contains(Objects.requireNonNull(key.apply(row)));
    }

    private void restore() {
        if (table.getSelectionModel().isEmpty()) {
            table.getItems().stream().filter(this::isSelected).findFirst()
                .ifPresent(row -> table.getSelectionModel().select(row));
        }
    }

    /// Selects no row.
    void clear() {
        selected = List.of();
        table.getSelectionModel().clearSelection();
        listener.accept(Optional.empty());
    }
}
