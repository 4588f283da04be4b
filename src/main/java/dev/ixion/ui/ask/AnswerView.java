package dev.ixion.ui.ask;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ui.run.Shown;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// An answer: how the facts lie in time, the facts or their counts as a table, how many there are. In the place of the
/// table stands why there is none.
public final class AnswerView extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final AnswerModel model;
    private final FactTable facts;
    private final TallyTable tallies = new TallyTable();
    private final TimelineStrip strip = new TimelineStrip();
    private final Label message = new Label();
    private final Label status = new Label();
    private final Hyperlink newer = new Hyperlink(text("ask.outdated"));
    private final ContextMenu menu = new ContextMenu();

    public AnswerView(AnswerModel model, AnswerInteractor interactor) {
        super(8);
        this.model = model;
        this.facts = new FactTable(model, interactor);
        getStyleClass().add("answer");
        newer.setOnAction(_ -> {
            newer.setVisited(false);
            interactor.refresh();
        });
        newer.setTooltip(new Tooltip(text("ask.outdated.tooltip")));
        newer.setMinWidth(USE_PREF_SIZE);
        facts.setContextMenu(menu);
        getChildren().addAll(strip, body(), statusRow());
        bind();
    }

    /// What a double click on a fact, or Enter, does.
    public void setOnOpen(Consumer<Attestation> action) {
        facts.setOnOpen(action);
    }

    /// Puts an entry into the menu of the facts.
    public void addMenuItem(MenuItem item) {
        menu.getItems().add(item);
    }

    private StackPane body() {
        message.setWrapText(true);
        message.getStyleClass().addAll("run-message", "answer-message");
        message.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        message.setAlignment(Pos.TOP_LEFT);
        message.setMinHeight(0);
        StackPane body = new StackPane(facts, tallies, message);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        return body;
    }

    private HBox statusRow() {
        status.getStyleClass().add("quiet");
        Label trouble = new Label();
        trouble.getStyleClass().addAll("quiet", "run-message");
        trouble.pseudoClassStateChanged(FAILED, true);
        trouble.textProperty().bind(model.troubleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Shown.during(newer, model.outdatedProperty());
        HBox row = new HBox(8, status, trouble, space, newer);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(16);
        return row;
    }

    private void bind() {
        BooleanBinding hasFacts = shows(Answer.Facts.class);
        BooleanBinding hasTallies = shows(Answer.Tallies.class);
        Shown.during(strip, Bindings.createBooleanBinding(
            () -> hasFacts.get() && !model.rows().isEmpty(), hasFacts, model.rows()));
        Shown.during(facts, hasFacts);
        Shown.during(tallies, hasTallies);
        Shown.during(message, hasFacts.not().and(hasTallies.not()));
        model.timelineProperty().subscribe(strip::show);
        model.answerProperty().subscribe(this::show);
        model.totalProperty().subscribe(_ -> status.setText(words(model.answerProperty().get())));
    }

    private BooleanBinding shows(Class<? extends Answer> kind) {
        return Bindings.createBooleanBinding(() -> kind.isInstance(model.answerProperty().get()),
            model.answerProperty());
    }

    private void show(Answer answer) {
        message.setText(switch (answer) {
            case Answer.None _ -> text("ask.nothing-asked");
            case Answer.Loading _ -> text("facts.loading");
            case Answer.Failed(var problem) -> "✗ " + problem.message();
            case Answer.Facts _,Answer.Tallies _ -> "";
        });
        message.pseudoClassStateChanged(FAILED, answer instanceof Answer.Failed);
        if (answer instanceof Answer.Tallies(_, var counts, _)) {
            tallies.show(counts);
        }
        status.setText(words(answer));
    }

    private String words(Answer answer) {
        return switch (answer) {
            case Answer.None _,Answer.Loading _,Answer.Failed _ -> "";
            case Answer.Tallies(_, var counts, boolean more) -> more
                ? text("ask.values.first", counts.size())
                : counted("ask.values", counts.size());
            case Answer.Facts(var query) -> words(model.totalProperty().get(), query.limit());
        };
    }

    private static String words(Optional<Long> total, int limit) {
        return total.map(count -> count > limit
            ? text("ask.limited", limit, count)
            : counted("facts.count", count)).orElse(text("ask.counting"));
    }
}
