package dev.ixion.ui.ask;

import dev.ixion.ats.AttestationStore;
import dev.ixion.ui.thread.Background;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.controlsfx.control.textfield.AutoCompletionBinding;

/// Offers, while a query is typed, what may stand at the caret. What is chosen takes the place of the word there.
final class QueryCompletion extends AutoCompletionBinding<Suggestion> {
    private final TextField field;
    private final AttestationStore store;
    private final Background background;
    private final Suggestions found;
    private String typed = "";

    /// What was found last; it is read on a thread of the popup.
    private static final class Suggestions {
        private volatile List<Suggestion> all = List.of();
    }

    QueryCompletion(TextField field, AttestationStore store, Background background) {
        this(field, store, background, new Suggestions());
    }

    private QueryCompletion(TextField field, AttestationStore store, Background background, Suggestions found) {
        super(field, _ -> found.all, new StringConverter<>() {
            @Override
            public String toString(Suggestion suggestion) {
                return suggestion.shown();
            }

            @Override
            public Suggestion fromString(String shown) {
                throw new UnsupportedOperationException("a list is not typed into");
            }
        });
        this.field = field;
        this.store = store;
        this.background = background;
        this.found = found;
        setDelay(0);
        CompletionPopup.prepare(this, field);
        getAutoCompletionPopup().addEventFilter(KeyEvent.KEY_PRESSED, this::decide);
        // The caret moves after the text has changed.
        field.caretPositionProperty().subscribe(_ -> follow());
        field.focusedProperty().subscribe(focused -> {
            typed = field.getText();
            if (!focused) {
                hidePopup();
            }
        });
    }

    /// Nothing is offered any more for what is typed now.
    void close() {
        typed = field.getText();
        hidePopup();
    }

    private void follow() {
        String now = field.getText();
        if (!field.isFocused() || now.equals(typed)) {
            return;
        }
        typed = now;
        int caret = field.getCaretPosition();
        background.run(() -> Suggestion.of(now, caret, store), suggestions -> {
            if (now.equals(field.getText()) && field.isFocused()) {
                offer(suggestions);
            }
        }, _ -> hidePopup());
    }

    private void offer(List<Suggestion> suggestions) {
        found.all = suggestions;
        if (suggestions.isEmpty()) {
            hidePopup();
        } else {
            setUserInput(typed);
        }
    }

    /// Enter asks as long as no row was chosen, and Tab takes the first row then.
    private void decide(KeyEvent event) {
        if (list().filter(list -> list.getSelectionModel().isEmpty()).isEmpty()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            hidePopup();
            CompletionPopup.give(event, field);
        } else if (event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
            event.consume();
            hidePopup();
            completeUserInput(found.all.getFirst());
        }
    }

    /// The list keeps the row of what was chosen before; the first key down is to lead to the first row.
    @Override
    protected void showPopup() {
        super.showPopup();
        list().ifPresent(list -> {
            list.getSelectionModel().clearSelection();
            list.getFocusModel().focus(-1);
        });
    }

    private Optional<ListView<?>> list() {
        return getAutoCompletionPopup().getSkin().getNode() instanceof ListView<?> list
            ? Optional.of(list)
            : Optional.empty();
    }

    @Override
    protected void completeUserInput(Suggestion chosen) {
        typed = chosen.query();
        field.setText(chosen.query());
        field.positionCaret(chosen.caret());
    }

    @Override
    public void dispose() {
        hidePopup();
    }
}
