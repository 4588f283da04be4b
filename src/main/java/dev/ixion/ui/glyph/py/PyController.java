package dev.ixion.ui.glyph.py;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Subscription;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.pulse.RanBy;
import dev.ixion.ui.editor.PythonEditor;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.GlyphContent;
import dev.ixion.ui.glyph.Navigator;
import dev.ixion.ui.recall.RecallQuestion;
import dev.ixion.ui.run.ElapsedTime;
import dev.ixion.ui.thread.FxQueue;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Holds a Python glyph together, from when it comes onto the canvas until it leaves it.
public final class PyController implements GlyphContent {
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final PyModel model = new PyModel();
    private final PythonEditor editor;
    private final PyView view;
    private final PyInteractor interactor;
    private final Canvas canvas;
    private final GlyphCard card;
    private final ElapsedTime elapsed;
    private final List<Subscription> subscriptions;

    public PyController(PyGlyph glyph, PyServices services, Canvas canvas, Navigator navigator, InstantSource clock) {
        this.editor = new PythonEditor(services.background().worker());
        this.interactor = new PyInteractor(model, services, glyph.id().value());
        this.view = new PyView(model, editor, interactor.grants(), navigator::enterSecret);
        this.canvas = canvas;
        editor.setText(glyph.code());
        this.card = new GlyphCard(glyph, "py", this);
        this.elapsed = new ElapsedTime(model.run(), card.stateDetailProperty(), clock);
        this.subscriptions = List.of(
            services.pulse().onEvent(new FxQueue<>(services.background().fx(), this::markFailures)),
            editor.onEdited(this::edited));
        wire(glyph);
    }

    /// The card with its frame.
    public GlyphCard card() {
        return card;
    }

    private void wire(PyGlyph glyph) {
        card.titleProperty().bind(model.title());
        card.stateProperty().bind(model.run().stateProperty());
        interactor.listen(this::noteSaved, this::markProblem);
        interactor.show(glyph);
        view.saveButton().setOnAction(_ -> save());
        view.saveAnywayButton().setOnAction(_ -> interactor.saveAnyway());
        view.makeHandlerButton().setOnAction(_ -> makeHandler());
        view.askButton().setOnAction(_ -> canvas.type(glyph.id(), interactor.withLacked()));
        view.typeField().setOnAction(_ -> makeHandler());
        view.runButton().setOnAction(_ -> runOrStop());
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SAVE.match(event)) {
                save();
                event.consume();
            } else if (RUN.match(event)) {
                runOrStop();
                event.consume();
            }
        });
        addRecall();
        addRevoke();
        interactor.start();
    }

    private void addRecall() {
        MenuItem recall = new MenuItem();
        recall.textProperty().bind(model.savedProperty().map(saved -> saved.map(
            version -> version.isRecalled() ? text("recall.undo") : text("recall.version", version.number()))
            .orElse("")));
        recall.visibleProperty().bind(recall.textProperty().isNotEmpty());
        recall.setOnAction(_ -> model.savedProperty().get().ifPresent(version -> {
            if (version.isRecalled()) {
                interactor.reinstate();
            } else {
                new RecallQuestion(card.getScene().getWindow(), version).ask(interactor::recall);
            }
        }));
        card.addMenuItem(recall);
    }

    private void addRevoke() {
        MenuItem revoke = new MenuItem();
        revoke.textProperty().bind(model.savedProperty().map(saved -> saved.filter(PyInteractor::asks)
            .map(version -> text("grant.revoke", version.number())).orElse("")));
        revoke.visibleProperty().bind(revoke.textProperty().isNotEmpty());
        revoke.setOnAction(_ -> interactor.revoke());
        card.addMenuItem(revoke);
    }

    private void edited(String code) {
        model.codeProperty().set(code);
        model.answerProperty().set(new PyModel.Answer.None());
        canvas.type(card.glyph().id(), code);
    }

    private void save() {
        editor.clearMarks();
        interactor.save();
    }

    private void makeHandler() {
        editor.clearMarks();
        interactor.saveAs(view.typeField().getText().strip());
    }

    private void runOrStop() {
        if (model.run().isActive()) {
            interactor.stop();
        } else {
            editor.clearMarks();
            interactor.run();
        }
    }

    private void noteSaved(HandlerVersion version) {
        canvas.update(card.glyph().id(),
            glyph -> glyph instanceof PyGlyph py ? py.savedAs(version.type().value(), version.id()) : glyph);
    }

    private void markProblem(Problem problem) {
        problem.detail(Problem.LINE).map(Integer::valueOf).ifPresent(line -> {
            editor.markError(line, problem.message());
            editor.showLine(line);
        });
    }

    /// Marks the line at which a run of this text failed, wherever the run was started.
    private void markFailures(List<PulseEvent> events) {
        for (PulseEvent event : events) {
            if (event instanceof PulseEvent.Changed(Execution execution) && ran(execution)) {
                if (execution.state() == ExecutionState.SUCCEEDED && (isMine(execution) || !model.unsaved().get())) {
                    editor.clearMarks();
                }
                execution.outcome().error().ifPresent(
                    problem -> problem.detail(Problem.LINE).map(Integer::valueOf)
                        .ifPresent(line -> editor.markError(line, textOf(execution), problem.message())));
            }
        }
    }

    private boolean ran(Execution execution) {
        return isMine(execution) || ranSaved(execution).isPresent();
    }

    private boolean isMine(Execution execution) {
        return execution.origin().equals(card.glyph().id().value());
    }

    /// The version that the text started from, if it is what ran.
    private Optional<HandlerVersion> ranSaved(Execution execution) {
        Optional<Asid> code = execution.ranBy().flatMap(RanBy::code);
        return model.savedProperty().get().filter(saved -> code.equals(Optional.of(saved.id())));
    }

    /// The text in which the lines of a run are counted.
    private String textOf(Execution execution) {
        return isMine(execution)
            ? model.counted()
            : ranSaved(execution).map(HandlerVersion::code).orElseGet(editor::getText);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void glyphChanged(Glyph changed) {
        if (changed instanceof PyGlyph py) {
            if (!py.code().equals(editor.getText())) {
                editor.setText(py.code());
            }
            interactor.show(py);
        }
    }

    @Override
    public void showLine(int line) {
        editor.showLine(line, model.savedProperty().get().map(HandlerVersion::code).orElseGet(editor::getText));
        editor.requestFocus();
    }

    @Override
    public void dispose() {
        elapsed.close();
        subscriptions.forEach(Subscription::close);
        interactor.close();
        editor.close();
    }
}
