package dev.ixion.ui.ask;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.controlsfx.control.textfield.AutoCompletionBinding;

/// Gives a list of completions the colours that the style sheet of ControlsFX takes from Modena, and that the theme here does
/// not have by their names: else JavaFX would complain on standard error each time a list opens. Nothing shows them, for
/// `shell.css` says how the list looks.
public final class CompletionStyle {
    private static final String COLOURS = Stream.of("-fx-color", "-fx-control-inner-background", "-fx-background",
        "-fx-accent", "-fx-selection-bar", "-fx-selection-bar-non-focused")
        .map(name -> name + ": transparent;").collect(Collectors.joining());

    private CompletionStyle() {}

    public static void apply(AutoCompletionBinding<?> completion) {
        completion.getAutoCompletionPopup().setStyle(COLOURS);
    }
}
