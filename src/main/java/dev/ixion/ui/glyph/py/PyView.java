package dev.ixion.ui.glyph.py;

import static dev.ixion.text.Messages.text;

import dev.ixion.ui.editor.PythonEditor;
import dev.ixion.ui.glyph.RunState;
import dev.ixion.ui.glyph.py.PyModel.Answer;
import dev.ixion.ui.grant.GrantBar;
import dev.ixion.ui.grant.GrantInteractor;
import dev.ixion.ui.run.FrameLinks;
import dev.ixion.ui.run.OutputList;
import dev.ixion.ui.run.RunModel;
import dev.ixion.ui.run.Shown;
import dev.ixion.ui.run.UsageLine;
import dev.ixion.ui.secret.EnterSecretButton;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The body of a Python glyph: editor, the row with Save and Run and their answers, the output of a run.
final class PyView extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final PyModel model;
    private final PythonEditor editor;
    private final Button save = new Button(text("py.save"));
    private final Button saveAnyway = new Button(text("py.save-anyway"));
    private final Button run = new Button();
    private final TextField type = new TextField();
    private final Button makeHandler = new Button(text("py.make-handler"));
    private final Button ask = new Button();
    private final Button enterSecret;
    private final ToggleButton details = new ToggleButton(text("py.traceback"));

    /// @param secret asks for the value of the secret with a name
    PyView(PyModel model, PythonEditor editor, GrantInteractor grants, Consumer<String> secret) {
        this.model = model;
        this.enterSecret = new EnterSecretButton(model.run(), secret);
        this.editor = editor;
        getStyleClass().add("py-glyph");
        VBox.setVgrow(editor, Priority.ALWAYS);
        editor.setMinHeight(60);
        getChildren().addAll(editor, bar(), runRow(), new GrantBar(grants, editor::requestFocus), output(), frames(),
            traceback(),
            new UsageLine(model.run().executionProperty()));
    }

    PythonEditor editor() {
        return editor;
    }

    Button saveButton() {
        return save;
    }

    Button saveAnywayButton() {
        return saveAnyway;
    }

    Button runButton() {
        return run;
    }

    /// Where a type is typed that the text is to be the handler of.
    TextField typeField() {
        return type;
    }

    /// Puts what the last run lacked into the header.
    Button askButton() {
        return ask;
    }

    Button makeHandlerButton() {
        return makeHandler;
    }

    private Node bar() {
        var handler = Bindings.createBooleanBinding(() -> model.typeProperty().get().isPresent(), model.typeProperty());
        var asks = Bindings.createBooleanBinding(() -> model.answerProperty().get() instanceof Answer.Asks,
            model.answerProperty());
        save.getStyleClass().add("accent");
        save.setTooltip(new Tooltip(text("py.save.tooltip")));
        save.disableProperty().bind(Bindings.createBooleanBinding(
            () -> model.answerProperty().get() instanceof Answer.Saving, model.answerProperty()));
        Shown.during(save, Bindings.and(handler, asks.not()));
        saveAnyway.getStyleClass().add("accent");
        saveAnyway.setTooltip(new Tooltip(text("py.save-anyway.tooltip")));
        Shown.during(saveAnyway, asks);
        type.setPromptText(text("py.type.prompt"));
        type.setPrefColumnCount(10);
        type.setAccessibleText(text("py.type.prompt"));
        Shown.during(type, handler.not());
        makeHandler.setTooltip(new Tooltip(text("py.make-handler.tooltip")));
        makeHandler.disableProperty().bind(type.textProperty().isEmpty());
        Shown.during(makeHandler, handler.not());
        run.setTooltip(new Tooltip(text("py.run.tooltip")));
        run.textProperty().bind(Bindings.createStringBinding(
            () -> text(model.run().isActive() ? "ix.stop" : "ix.run"), model.run().stateProperty()));
        Label answer = new Label();
        answer.setWrapText(true);
        answer.getStyleClass().add("run-message");
        HBox.setHgrow(answer, Priority.ALWAYS);
        answer.setMaxWidth(Double.MAX_VALUE);
        model.answerProperty().addListener((_, _, now) -> show(answer, now));
        for (Region button : new Region[]{save, saveAnyway, makeHandler, run}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox bar = new HBox(8, save, saveAnyway, type, makeHandler, run, answer);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private static void show(Label label, Answer answer) {
        label.setText(switch (answer) {
            case Answer.None _ -> "";
            case Answer.Saving _ -> text("py.saving");
            case Answer.Done(String words) -> "✓ " + words;
            case Answer.Refused(String words) -> "✗ " + words;
            case Answer.Asks(var inForce) -> text("py.conflict", inForce.label(), inForce.createdBy());
        });
        label.pseudoClassStateChanged(FAILED, answer instanceof Answer.Refused);
        label.pseudoClassStateChanged(DONE, answer instanceof Answer.Done);
    }

    private Node runRow() {
        RunModel shown = model.run();
        Label message = new Label();
        message.setWrapText(true);
        message.setMaxWidth(Double.MAX_VALUE);
        message.getStyleClass().add("run-message");
        HBox.setHgrow(message, Priority.ALWAYS);
        message.textProperty().bind(Bindings.createStringBinding(() -> {
            String result = shown.executionProperty().get().flatMap(e -> e.outcome().result())
                .map(json -> "  →  " + json).orElse("");
            return shown.messageProperty().get() + result;
        }, shown.messageProperty(), shown.executionProperty()));
        shown.stateProperty()
            .addListener((_, _, state) -> message.pseudoClassStateChanged(FAILED, state == RunState.FAILED));
        details.getStyleClass().add("small");
        details.setMinWidth(USE_PREF_SIZE);
        details.setTooltip(new Tooltip(text("py.traceback.tooltip")));
        Shown.during(details, Bindings.createBooleanBinding(() -> !trace().isEmpty(), shown.problemProperty()));
        ask.textProperty().bind(shown.problemProperty()
            .map(problem -> PyInteractor.lacked(problem).map(lacked -> text("py.ask", lacked)).orElse("")));
        ask.setMinWidth(USE_PREF_SIZE);
        ask.getStyleClass().add("small");
        ask.setTooltip(new Tooltip(text("py.ask.tooltip")));
        Shown.during(ask, Bindings.isNotEmpty(ask.textProperty()));
        enterSecret.getStyleClass().add("small");
        HBox row = new HBox(8, message, ask, enterSecret, details);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bar");
        Shown.during(row, message.textProperty().isNotEmpty());
        return row;
    }

    private String trace() {
        return model.run().problemProperty().get().map(problem -> problem.trace()).orElse("");
    }

    private Node output() {
        OutputList output = new OutputList(model.run().output());
        output.setPrefHeight(96);
        output.setMinHeight(48);
        Shown.during(output, Bindings.and(Bindings.isNotEmpty(model.run().output()),
            Bindings.or(details.selectedProperty().not(), details.visibleProperty().not())));
        return output;
    }

    private Node frames() {
        FrameLinks frames = new FrameLinks(model.run(), line -> {
            editor.showLine(line, model.counted());
            editor.requestFocus();
        });
        Shown.during(frames, Bindings.and(details.selectedProperty(), Bindings.isNotEmpty(frames.getChildren())));
        return frames;
    }

    private Node traceback() {
        TextArea traceback = new TextArea();
        traceback.setEditable(false);
        traceback.setPrefHeight(128);
        traceback.getStyleClass().add("traceback");
        traceback.textProperty().bind(Bindings.createStringBinding(this::trace, model.run().problemProperty()));
        Shown.during(traceback, Bindings.and(details.selectedProperty(), details.visibleProperty()));
        return traceback;
    }
}
