package dev.ixion.ui;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Subscription;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.script.EngineState;
import dev.ixion.ui.run.ElapsedTime;
import dev.ixion.ui.run.Shown;
import dev.ixion.ui.thread.Background;
import dev.ixion.ui.thread.FxQueue;
import dev.ixion.ui.thread.Refresher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The bar at the lower edge: the file, how many facts it has, how Python stands, what runs, what is due next.
final class StatusBar extends HBox implements AutoCloseable, PaletteCommands.Told {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final App app;
    private final InstantSource clock;
    private final Label facts = new Label(text("status.facts-loading"));
    private final Label python = new Label();
    private final Label running = new Label();
    private final Label next = new Label();
    private final Label problem = new Label();
    private final Hyperlink stored = new Hyperlink();
    private final Refresher<Long> counts;
    private final Refresher<Optional<Instant>> dues;
    private final List<Subscription> subscriptions;
    private final Timeline ticks = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));
    private final Consumer<Asid> showFact;
    private Optional<Instant> nextDue = Optional.empty();

    /// @param showFact shows a fact that was stored by hand
    StatusBar(App app, Background background, InstantSource clock, Consumer<Asid> showFact) {
        super(16);
        this.app = app;
        this.clock = clock;
        this.showFact = showFact;
        this.counts = new Refresher<>(background, () -> app.attestations().count(Filter.ALL), this::showCount,
            this::showProblem);
        this.dues = new Refresher<>(background, app.jobs()::nextDue, this::showDue, this::showProblem);
        FxQueue<EngineState> engine = new FxQueue<>(background.fx(), states -> showEngine(states.getLast()));
        FxQueue<PulseEvent> events = new FxQueue<>(background.fx(), _ -> showRunning());
        this.subscriptions = List.of(app.scripts().onState(engine), app.pulse().onEvent(events),
            app.attestations().onChange(counts::refresh), app.jobs().onChange(dues::refresh));
        build();
    }

    private void build() {
        getStyleClass().add("status-bar");
        Label file = new Label(String.valueOf(app.file().getFileName()));
        file.setTooltip(new Tooltip(app.file().toString()));
        problem.getStyleClass().add("run-message");
        problem.pseudoClassStateChanged(FAILED, true);
        stored.setTooltip(new Tooltip(text("palette.stored.tooltip")));
        stored.setMinWidth(0);
        Shown.during(stored, stored.textProperty().isNotEmpty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(file, facts, problem, stored, space, next, running, python);
        ticks.setCycleCount(Animation.INDEFINITE);
        ticks.play();
        showEngine(app.scripts().state());
        showRunning();
        counts.refresh();
        dues.refresh();
    }

    /// Shows a problem that belongs to no glyph, until the next one.
    void showProblem(Problem what) {
        problem.setText("✗ " + what.message());
        stored.setText("");
    }

    /// Says what came of a claim; a click shows the fact.
    @Override
    public void stored(String words, Attestation fact) {
        problem.setText("");
        stored.setText(words);
        stored.setOnAction(_ -> {
            stored.setVisited(false);
            showFact.accept(fact.id());
        });
    }

    @Override
    public void failed(Problem what) {
        showProblem(what);
    }

    private void showCount(long count) {
        facts.setText(counted("facts.count", count));
    }

    private void showDue(Optional<Instant> due) {
        nextDue = due;
        showNext();
    }

    private void tick() {
        showNext();
        showRunning();
    }

    private void showNext() {
        next.setText(nextDue.map(due -> {
            long seconds = Math.max(0, Duration.between(clock.instant(), due).toSeconds());
            return text("run.next", ElapsedTime.readable(Duration.ofSeconds(seconds)));
        }).orElse(text("status.nothing-due")));
    }

    private void showRunning() {
        running.setText(text("status.running", app.pulse().active()));
    }

    private void showEngine(EngineState state) {
        python.setText(switch (state) {
            case COLD -> text("status.python-cold");
            case WARMING -> text("status.python-warming");
            case READY -> text("status.python-ready");
            case FAILED -> text("status.python-failed");
        });
        python.pseudoClassStateChanged(FAILED, state == EngineState.FAILED);
    }

    @Override
    public void close() {
        ticks.stop();
        counts.close();
        dues.close();
        subscriptions.forEach(Subscription::close);
    }
}
