package dev.ixion.ui.glyph.ix;

import static dev.ixion.text.Messages.text;

import dev.ixion.ui.ask.CompletionPopup;
import dev.ixion.ui.glyph.RunState;
import dev.ixion.ui.grant.GrantBar;
import dev.ixion.ui.grant.GrantInteractor;
import dev.ixion.ui.run.FrameLinks;
import dev.ixion.ui.run.OutputList;
import dev.ixion.ui.run.RunModel;
import dev.ixion.ui.run.Shown;
import dev.ixion.ui.run.UsageLine;
import dev.ixion.ui.secret.EnterSecretButton;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.controlsfx.control.textfield.TextFields;

/// The body of an IX glyph: command field with schedule and Run, the line that says what came of it, the output.
final class IxView extends VBox {
    /// Two lines; where there is no room for them the card cuts off what is below.
    private static final double LEAST_OUTPUT = 48;

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final IxModel model;
    private final TextField field = new TextField();
    private final MenuButton schedule = new MenuButton();
    private final Button run = new Button();
    private final Button create = new Button(text("ix.create-handler"));
    private final Button enterSecret;
    private final Hyperlink facts = new Hyperlink(text("ix.show-facts"));
    private final Label message = new Label();

    /// @param frame is given the line of the handler that the user wants to see
    /// @param secret asks for the value of the secret with a name
    IxView(IxModel model, GrantInteractor grants, IntConsumer frame, Consumer<String> secret) {
        super(8);
        this.model = model;
        this.enterSecret = new EnterSecretButton(model.run(), secret);
        getStyleClass().add("ix-glyph");
        getChildren().addAll(commandRow(), messageRow(), frames(frame), new GrantBar(grants, field::requestFocus),
            progress(), output(),
            new UsageLine(model.run().executionProperty()));
    }

    TextField field() {
        return field;
    }

    Button runButton() {
        return run;
    }

    Button createButton() {
        return create;
    }

    Hyperlink factsLink() {
        return facts;
    }

    private Node commandRow() {
        field.textProperty().bindBidirectional(model.commandProperty());
        field.promptTextProperty().bind(Bindings.createStringBinding(
            () -> text("ix.prompt", String.join(", ", model.types())), model.types()));
        field.setAccessibleText(text("ix.field"));
        AutoCompletionBinding<String> completion = TextFields.bindAutoCompletion(field,
            request -> Completion.of(request.getUserText(), model.types()));
        completion.setDelay(50);
        CompletionPopup.prepare(completion, field);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                field.home();
            }
        });
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(field.textProperty());
        field.setTooltip(whole);
        schedule.textProperty().bind(Bindings.createStringBinding(
            () -> scheduleLabel(TimingText.of(field.getText())), field.textProperty()));
        schedule.setTooltip(new Tooltip(text("ix.schedule.tooltip")));
        schedule.getStyleClass().add("flat");
        schedule.setMinWidth(USE_PREF_SIZE);
        schedule.getItems().add(choice(""));
        TimingText.CHOICES.forEach(timing -> schedule.getItems().add(choice(timing)));
        run.setMinWidth(USE_PREF_SIZE);
        run.getStyleClass().add("accent");
        run.setTooltip(new Tooltip(text("ix.run.tooltip")));
        run.textProperty().bind(Bindings.when(stoppable()).then(text("ix.stop")).otherwise(Bindings.createStringBinding(
            () -> text(TimingText.of(field.getText()).isEmpty() ? "ix.run" : "ix.start-schedule"),
            field.textProperty())));
        HBox row = new HBox(8, field, run);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Whether something runs or waits that the button would stop.
    BooleanBinding stoppable() {
        RunModel runModel = model.run();
        return Bindings.createBooleanBinding(
            () -> runModel.isActive() || runModel.repeatingProperty().get().filter(job -> !job.paused()).isPresent(),
            runModel.stateProperty(), runModel.repeatingProperty());
    }

    private MenuItem choice(String timing) {
        MenuItem item = new MenuItem(scheduleLabel(timing));
        item.setOnAction(_ -> field.setText(TimingText.with(field.getText(), timing)));
        return item;
    }

    private static String scheduleLabel(String timing) {
        return timing.isEmpty() ? text("ix.once") : timing;
    }

    private Node messageRow() {
        message.textProperty().bind(model.run().messageProperty());
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        message.getStyleClass().add("run-message");
        model.run().stateProperty().addListener(
            (_, _, state) -> message.pseudoClassStateChanged(FAILED, state == RunState.FAILED));
        HBox.setHgrow(message, Priority.ALWAYS);
        create.setTooltip(new Tooltip(text("ix.create-handler.tooltip")));
        create.setMinWidth(USE_PREF_SIZE);
        Shown.during(create, Bindings.createBooleanBinding(
            () -> IxInteractor.missingType(model.run()).isPresent(), model.run().problemProperty()));
        facts.setMinWidth(USE_PREF_SIZE);
        facts.setTooltip(new Tooltip(text("ix.show-facts.tooltip")));
        Shown.during(facts, Bindings.createBooleanBinding(
            () -> model.run().executionProperty().get().filter(e -> e.outcome().newFacts() > 0).isPresent(),
            model.run().executionProperty()));
        HBox row = new HBox(8, schedule, message, create, enterSecret, facts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node frames(IntConsumer frame) {
        FrameLinks frames = new FrameLinks(model.run(), frame);
        Shown.during(frames, Bindings.isNotEmpty(frames.getChildren()));
        return frames;
    }

    private Node progress() {
        Label progress = new Label();
        progress.textProperty().bind(model.run().progressProperty());
        progress.getStyleClass().add("run-progress");
        Shown.during(progress, Bindings.createBooleanBinding(
            () -> model.run().isActive() && !progress.getText().isEmpty(), model.run().stateProperty(),
            progress.textProperty()));
        return progress;
    }

    private Node output() {
        OutputList output = new OutputList(model.run().output());
        VBox.setVgrow(output, Priority.ALWAYS);
        output.setPrefHeight(80);
        output.setMinHeight(LEAST_OUTPUT);
        Shown.during(output, Bindings.isNotEmpty(model.run().output()));
        return output;
    }
}
