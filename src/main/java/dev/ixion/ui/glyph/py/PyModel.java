package dev.ixion.ui.glyph.py;

import static dev.ixion.text.Messages.text;

import dev.ixion.handler.HandlerVersion;
import dev.ixion.ui.run.RunModel;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What a Python glyph shows. Used on the FX thread.
final class PyModel {
    private final StringProperty code = new SimpleStringProperty(this, "code", "");
    private final ObjectProperty<Optional<String>> type = new SimpleObjectProperty<>(this, "type", Optional.empty());
    private final ObjectProperty<Optional<HandlerVersion>> saved = new SimpleObjectProperty<>(this, "saved",
        Optional.empty());
    private final StringProperty ran = new SimpleStringProperty(this, "ran", "");
    private final ObjectProperty<Answer> answer = new SimpleObjectProperty<>(this, "answer", new Answer.None());
    private final RunModel run = new RunModel();

    /// The answer to the last Save.
    sealed interface Answer {
        record None() implements Answer {}

        record Saving() implements Answer {}

        record Done(String words) implements Answer {}

        record Refused(String words) implements Answer {}

        /// Somebody else's version is in force; the user is to decide.
        record Asks(HandlerVersion inForce) implements Answer {}
    }

    StringProperty codeProperty() {
        return code;
    }

    /// The type whose handler this is; empty if it is nobody's.
    ObjectProperty<Optional<String>> typeProperty() {
        return type;
    }

    /// The version that the text started from.
    ObjectProperty<Optional<HandlerVersion>> savedProperty() {
        return saved;
    }

    /// The text that the last run was of; empty where that is not known, as after a restart.
    StringProperty ranProperty() {
        return ran;
    }

    /// The text in which the lines of the last run are counted, as far as that is known.
    String counted() {
        return ran.get().isEmpty() ? code.get() : ran.get();
    }

    ObjectProperty<Answer> answerProperty() {
        return answer;
    }

    RunModel run() {
        return run;
    }

    /// Whether there is something to save.
    BooleanBinding unsaved() {
        return Bindings.createBooleanBinding(
            () -> type.get().isPresent()
                && !saved.get().map(version -> version.code().equals(code.get())).orElse(false),
            code, type, saved);
    }

    /// For example `handler for webhook · v3 ●`.
    StringBinding title() {
        BooleanBinding unsaved = unsaved();
        return Bindings.createStringBinding(() -> {
            if (type.get().isEmpty()) {
                return text("py.title.loose");
            }
            String name = saved.get().map(version -> text(
                version.isRecalled() ? "py.title.recalled" : "py.title.version", type.get().get(), version.number()))
                .orElseGet(() -> text("py.title.new", type.get().get()));
            return unsaved.get() ? text("py.title.unsaved", name) : name;
        }, type, saved, unsaved);
    }
}
