package dev.ixion.ui.ask;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.event.EventDispatcher;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.textfield.AutoCompletionBinding;

/// Makes the list of completions of ControlsFX a guest of this window.
public final class CompletionPopup {
    /// Its style sheet takes these colours from Modena, and the theme here does not have them by their names: else JavaFX
    /// would complain on standard error each time a list opens. Nothing shows them, for
    /// `completion.css` says how the list looks.
    private static final String COLOURS = Stream.of("-fx-color", "-fx-control-inner-background", "-fx-background",
        "-fx-accent", "-fx-selection-bar", "-fx-selection-bar-non-focused")
        .map(name -> name + ": transparent;").collect(Collectors.joining());
    private static final String STYLE = Objects.requireNonNull(CompletionPopup.class.getResource("completion.css"))
        .toExternalForm();
    private static final Set<KeyCode> OF_FIELD = EnumSet.of(KeyCode.HOME, KeyCode.END, KeyCode.LEFT, KeyCode.RIGHT);

    private CompletionPopup() {}

    /// @param field keeps the keys of a text field while the list is open; up, down, Enter and Escape are the list's
    public static void prepare(AutoCompletionBinding<?> completion, TextField field) {
        completion.getAutoCompletionPopup().setStyle(COLOURS);
        completion.getAutoCompletionPopup().skinProperty().subscribe(skin -> {
            if (skin != null && skin.getNode() instanceof Parent list) {
                list.getStylesheets().setAll(STYLE);
            }
        });
        completion.getAutoCompletionPopup().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() || OF_FIELD.contains(event.getCode())) {
                give(event, field);
            }
        });
    }

    /// Gives the field a key that the list would have: to it alone, for by way of the window it would come back here.
    static void give(KeyEvent event, TextField field) {
        event.consume();
        field.getEventDispatcher().dispatchEvent(event.copyFor(field, field), new Nowhere());
    }

    /// Where an event is over.
    private static final class Nowhere implements EventDispatchChain {
        @Override
        public EventDispatchChain append(EventDispatcher dispatcher) {
            return this;
        }

        @Override
        public EventDispatchChain prepend(EventDispatcher dispatcher) {
            return this;
        }

        @Override
        public Event dispatchEvent(Event event) {
            return event;
        }
    }
}
