package dev.ixion.ui.canvas;

import dev.ixion.ui.glyph.RunState;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The colours of the theme for what is painted rather than built of nodes. An invisible node, because only nodes have
/// styles.
final class CanvasColors extends Region {
    private static final StyleablePropertyFactory<CanvasColors> FACTORY = new StyleablePropertyFactory<>(
        Region.getClassCssMetaData());

    private final StyleableProperty<Color> dot = FACTORY.createStyleableColorProperty(this, "dot", "-ix-dot",
        s -> s.dot, Color.GRAY);
    private final StyleableProperty<Color> card = FACTORY.createStyleableColorProperty(this, "card", "-ix-card",
        s -> s.card, Color.WHITE);
    private final StyleableProperty<Color> border = FACTORY.createStyleableColorProperty(this, "border", "-ix-border",
        s -> s.border, Color.GRAY);
    private final StyleableProperty<Color> text = FACTORY.createStyleableColorProperty(this, "text", "-ix-text",
        s -> s.text, Color.BLACK);
    private final StyleableProperty<Color> quiet = FACTORY.createStyleableColorProperty(this, "quiet", "-ix-quiet",
        s -> s.quiet, Color.GRAY);
    private final StyleableProperty<Color> accent = FACTORY.createStyleableColorProperty(this, "accent", "-ix-accent",
        s -> s.accent, Color.BLUE);
    private final StyleableProperty<Color> veil = FACTORY.createStyleableColorProperty(this, "veil", "-ix-veil",
        s -> s.veil, Color.TRANSPARENT);
    private final StyleableProperty<Color> done = FACTORY.createStyleableColorProperty(this, "done", "-ix-done",
        s -> s.done, Color.GREEN);
    private final StyleableProperty<Color> failed = FACTORY.createStyleableColorProperty(this, "failed", "-ix-failed",
        s -> s.failed, Color.RED);
    private final StyleableProperty<Color> waiting = FACTORY.createStyleableColorProperty(this, "waiting",
        "-ix-waiting", s -> s.waiting, Color.ORANGE);

    CanvasColors() {
        getStyleClass().add("canvas-colors");
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Tells when the theme changes a colour.
    void addListener(InvalidationListener listener) {
        for (StyleableProperty<Color> color : List.of(dot, card, border, text, quiet, accent, veil, done, failed,
            waiting)) {
            if (color instanceof Observable observable) {
                observable.addListener(listener);
            }
        }
    }

    Color dot() {
        return dot.getValue();
    }

    Color card() {
        return card.getValue();
    }

    Color border() {
        return border.getValue();
    }

    Color text() {
        return text.getValue();
    }

    Color quiet() {
        return quiet.getValue();
    }

    Color accent() {
        return accent.getValue();
    }

    /// What lies over the parts of the minimap that are not in view.
    Color veil() {
        return veil.getValue();
    }

    Color of(RunState state) {
        return switch (state) {
            case IDLE -> border();
            case QUEUED -> quiet();
            case RUNNING -> accent();
            case DONE -> done.getValue();
            case FAILED -> failed.getValue();
            case WAITING -> waiting.getValue();
        };
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
