package dev.ixion.ui.glyph.ix;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.ExecutionId;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.pulse.Execution;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.GlyphContent;
import dev.ixion.ui.glyph.IconButton;
import dev.ixion.ui.glyph.Navigator;
import dev.ixion.ui.run.ElapsedTime;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Holds an IX glyph together, from when it comes onto the canvas until it leaves it.
public final class IxController implements GlyphContent {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final IxModel model = new IxModel();
    private final IxView view;
    private final IxInteractor interactor;
    private final Navigator navigator;
    private final Canvas canvas;
    private final GlyphCard card;
    private final ElapsedTime elapsed;

    public IxController(IxGlyph glyph, IxServices services, Canvas canvas, Navigator navigator, InstantSource clock) {
        this.interactor = new IxInteractor(model, services, glyph.id().value());
        this.view = new IxView(model, interactor.grants(), this::openHandlerAt, navigator::enterSecret);
        this.navigator = navigator;
        this.canvas = canvas;
        model.commandProperty().set(glyph.command());
        this.card = new GlyphCard(glyph, "⨳", this);
        this.elapsed = new ElapsedTime(model.run(), card.stateDetailProperty(), clock);
        wire(glyph);
    }

    /// The card with its frame.
    public GlyphCard card() {
        return card;
    }

    private void wire(IxGlyph glyph) {
        card.titleProperty().bind(model.commandProperty().map(Completion::subject)
            .map(subject -> subject.isEmpty() ? text("ix.title") : subject));
        card.stateProperty().bind(model.run().stateProperty());
        card.addTitleButton(new IconButton("icon-edit", text("ix.edit"), this::openHandler));
        MenuItem why = new MenuItem(text("ix.why"));
        why.setOnAction(_ -> interactor.explain());
        card.addMenuItem(why);
        model.commandProperty().addListener((_, _, command) -> canvas.type(glyph.id(), command));
        view.runButton().setOnAction(_ -> runOrStop());
        view.field().setOnAction(_ -> interactor.run());
        view.createButton().setOnAction(_ -> interactor.missingType()
            .ifPresent(type -> navigator.openHandler(type, interactor.input(), glyph.id())));
        view.factsLink().setOnAction(_ -> model.run().executionProperty().get().map(Execution::id)
            .ifPresent(this::showFacts));
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (RUN.match(event)) {
                interactor.run();
                event.consume();
            }
        });
        interactor.start();
    }

    private void showFacts(ExecutionId id) {
        view.factsLink().setVisited(false);
        navigator.showFacts(id);
    }

    private void runOrStop() {
        if (view.stoppable().get()) {
            interactor.stop();
        } else {
            interactor.run();
        }
    }

    private void openHandler() {
        interactor.findType((type, input) -> navigator.openHandler(type, input, card.glyph().id()));
    }

    private void openHandlerAt(int line) {
        model.run().executionProperty().get().flatMap(Execution::ranBy)
            .ifPresent(by -> navigator.openLine(by, card.glyph().id(), line));
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void glyphChanged(Glyph changed) {
        if (!changed.text().equals(model.commandProperty().get())) {
            model.commandProperty().set(changed.text());
        }
    }

    @Override
    public void dispose() {
        elapsed.close();
        interactor.close();
    }
}
