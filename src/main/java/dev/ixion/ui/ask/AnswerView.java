package dev.ixion.ui.ask;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Problem;
import dev.ixion.ui.glyph.IconButton;
import dev.ixion.ui.run.Shown;
import dev.ixion.ui.run.TextClipboard;
import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
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
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/// An answer: how the facts lie in time, the facts or their counts as a table, how many there are. In the place of the
/// table stands why there is none.
public final class AnswerView extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final AnswerModel model;
    private final AnswerInteractor interactor;
    private final FactTable facts;
    private final TallyTable tallies;
    private final TimelineStrip strip = new TimelineStrip();
    private final Label message = new Label();
    private final Label status = new Label();
    private final Hyperlink newer = new Hyperlink(text("ask.outdated"));
    private final ContextMenu menu = new ContextMenu();

    public AnswerView(AnswerModel model, AnswerInteractor interactor) {
        super(8);
        this.model = model;
        this.facts = new FactTable(model, interactor);
        this.tallies = new TallyTable(interactor::open);
        this.interactor = interactor;
        getStyleClass().add("answer");
        newer.setOnAction(_ -> {
            newer.setVisited(false);
            interactor.refresh();
        });
        newer.setTooltip(new Tooltip(text("ask.outdated.tooltip")));
        newer.setMinWidth(USE_PREF_SIZE);
        strip.setOnChoose(interactor::narrow);
        buildMenu();
        getChildren().addAll(strip, body(), statusRow());
        bind();
    }

    /// What a double click on a fact, or Enter, does.
    public void setOnOpen(Consumer<Attestation> action) {
        facts.setOnOpen(action);
    }

    private void buildMenu() {
        MenuItem copy = new MenuItem(text("ask.copy-id"));
        copy.disableProperty().bind(model.selectedProperty().map(Optional::isEmpty));
        copy.setOnAction(_ -> model.selectedProperty().get().ifPresent(fact -> TextClipboard.put(fact.id().value())));
        MenuItem export = new MenuItem(text("ask.export"));
        export.setOnAction(_ -> export());
        menu.getItems().addAll(copy, export);
        facts.setContextMenu(menu);
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("ask.export.title"));
        chooser.setInitialFileName("facts.csv");
        chooser.getExtensionFilters().addAll(new ExtensionFilter(text("ask.export.csv"), "*.csv"),
            new ExtensionFilter(text("ask.export.jsonl"), "*.jsonl", "*.ndjson"),
            new ExtensionFilter(text("ask.export.sql"), "*.sql"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            interactor.export(file.toPath());
        }
    }

    private StackPane body() {
        message.setWrapText(true);
        message.getStyleClass().addAll("run-message", "answer-message");
        message.setMaxWidth(Double.MAX_VALUE);
        message.setAlignment(Pos.TOP_LEFT);
        message.setMinHeight(USE_PREF_SIZE);
        Label examples = new Label(text("ask.examples"));
        examples.setWrapText(true);
        examples.setMinHeight(0);
        examples.getStyleClass().add("quiet");
        Shown.during(examples, Bindings.createBooleanBinding(() -> switch (model.answerProperty().get()) {
            case Answer.None _ -> true;
            case Answer.Failed(var problem) -> problem.detail(Problem.COLUMN).isPresent();
            case Answer.Loading _,Answer.Facts _,Answer.Tallies _ -> false;
        }, model.answerProperty()));
        VBox words = new VBox(8, message, examples);
        Shown.during(words, message.visibleProperty());
        StackPane body = new StackPane(facts, tallies, words);
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
        Label changed = new Label(text("ask.changed"));
        changed.getStyleClass().add("quiet");
        Shown.during(changed, model.changedProperty());
        Shown.during(status, model.changedProperty().not());
        Label notice = new Label();
        notice.getStyleClass().add("quiet");
        notice.textProperty().bind(model.noticeProperty());
        IconButton more = new IconButton("icon-more", text("ask.more"), () -> {});
        more.setOnAction(_ -> menu.show(more, Side.TOP, 0, 0));
        Shown.during(more, shows(Answer.Facts.class));
        HBox row = new HBox(8, changed, status, widen(), notice, trouble, space, newer, more);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(24);
        return row;
    }

    private Hyperlink widen() {
        Hyperlink widen = new Hyperlink(text("ask.widen"));
        widen.setMinWidth(USE_PREF_SIZE);
        widen.setOnAction(_ -> {
            widen.setVisited(false);
            interactor.widen();
        });
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(model.earlierProperty().map(query -> query
            .map(asked -> asked.isBlank() ? text("ask.widen.all") : text("ask.widen.tooltip", asked)).orElse("")));
        widen.setTooltip(tooltip);
        Shown.during(widen, Bindings.createBooleanBinding(
            () -> model.earlierProperty().get().isPresent() && !model.changedProperty().get(),
            model.earlierProperty(), model.changedProperty()));
        return widen;
    }

    private void bind() {
        model.changedProperty().subscribe(changed -> pseudoClassStateChanged(CHANGED, changed));
        strip.disableProperty().bind(model.changedProperty());
        tallies.disableProperty().bind(model.changedProperty());
        BooleanBinding hasFacts = shows(Answer.Facts.class);
        BooleanBinding hasTallies = shows(Answer.Tallies.class);
        Shown.during(strip, Bindings.createBooleanBinding(
            () -> hasFacts.get() && !model.rows().isEmpty(), hasFacts, model.rows()));
        Shown.during(facts, hasFacts);
        Shown.during(tallies, hasTallies);
        message.visibleProperty().bind(hasFacts.not().and(hasTallies.not()));
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
