package dev.ixion.ui.glyph.ax;

import static dev.ixion.text.Messages.text;

import dev.ixion.canvas.AxGlyph;
import dev.ixion.canvas.Canvas;
import dev.ixion.canvas.Glyph;
import dev.ixion.ui.ask.Answer;
import dev.ixion.ui.ask.AnswerInteractor;
import dev.ixion.ui.ask.AnswerModel;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.GlyphContent;
import dev.ixion.ui.glyph.Navigator;
import dev.ixion.ui.glyph.RunState;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Holds an AX glyph together, from when it comes onto the canvas until it leaves it. How a query is asked and its answer
/// shown is shared with the Facts panel, in `ui.ask`.
public final class AxController implements GlyphContent {
    private static final KeyCombination ASK = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final AnswerModel model = new AnswerModel();
    private final AnswerInteractor interactor;
    private final AxView view;
    private final Canvas canvas;
    private final Navigator navigator;
    private final GlyphCard card;

    public AxController(AxGlyph glyph, AskServices services, Canvas canvas, Navigator navigator) {
        this.interactor = new AnswerInteractor(model, services);
        this.view = new AxView(model, services, interactor);
        this.canvas = canvas;
        this.navigator = navigator;
        model.queryProperty().set(glyph.query());
        this.card = new GlyphCard(glyph, "⋈", this);
        wire(glyph);
    }

    /// The card with its frame.
    public GlyphCard card() {
        return card;
    }

    private void wire(AxGlyph glyph) {
        card.titleProperty().bind(model.queryProperty().map(String::strip)
            .map(query -> query.isEmpty() ? text("ax.title") : query));
        card.stateProperty().bind(model.answerProperty()
            .map(answer -> answer instanceof Answer.Failed ? RunState.FAILED : RunState.IDLE));
        model.queryProperty().addListener((_, _, query) -> canvas.type(glyph.id(), query));
        MenuItem inPanel = new MenuItem(text("ax.show-in-panel"));
        inPanel.setOnAction(_ -> navigator.showQuery(model.queryProperty().get()));
        card.addMenuItem(inPanel);
        view.answer().setOnOpen(fact -> navigator.showFact(fact.id(), model.queryProperty().get()));
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (ASK.match(event)) {
                interactor.ask();
                event.consume();
            }
        });
        if (!glyph.query().isBlank()) {
            interactor.ask();
        }
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void glyphChanged(Glyph changed) {
        if (!changed.text().equals(model.queryProperty().get())) {
            model.queryProperty().set(changed.text());
        }
    }

    @Override
    public void dispose() {
        interactor.close();
    }
}
