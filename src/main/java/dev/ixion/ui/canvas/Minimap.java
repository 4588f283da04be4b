package dev.ixion.ui.canvas;

import static dev.ixion.text.Messages.text;

import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.Placement;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.RunState;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The whole canvas in a corner, with a frame around what is in view. A click or drag on it pans. It is shown only when
/// something is out of view.
final class Minimap extends Region {
    static final double WIDTH = 160;
    static final double HEIGHT = 110;
    private static final double BORDER = 1;
    private static final double PADDING = 6;

    private final Canvas surface = new Canvas(WIDTH - 2 * BORDER, HEIGHT - 2 * BORDER);
    private final CanvasModel model;
    private Placement whole = new Placement(0, 0, 1, 1);
    private boolean held;

    /// @param released is told when the map was let go and may fit itself again
    Minimap(CanvasModel model, Runnable released) {
        this.model = model;
        surface.relocate(BORDER, BORDER);
        getChildren().add(surface);
        getStyleClass().add("minimap");
        setManaged(false);
        resize(WIDTH, HEIGHT);
        setCursor(Cursor.HAND);
        setAccessibleText(text("canvas.minimap"));
        Tooltip.install(this, new Tooltip(text("canvas.minimap")));
        setOnMousePressed(event -> {
            held = true;
            pan(event);
        });
        setOnMouseDragged(this::pan);
        setOnMouseReleased(_ -> {
            held = false;
            released.run();
        });
    }

    void paint(CardLayer cards, CanvasColors colors) {
        Placement area = model.area();
        Optional<Placement> bounds = model.bounds();
        boolean needed = held || (bounds.filter(all -> !all.union(area).equals(area)).isPresent() && !coversSelected());
        setVisible(needed);
        if (!needed) {
            return;
        }
        if (!held) {
            whole = bounds.map(area::union).orElse(area);
        }
        GraphicsContext graphics = surface.getGraphicsContext2D();
        graphics.clearRect(0, 0, surface.getWidth(), surface.getHeight());
        for (Glyph glyph : model.canvas().glyphs()) {
            RunState state = cards.card(glyph.id()).map(GlyphCard::stateProperty).map(property -> property.get())
                .orElse(RunState.IDLE);
            graphics.setFill(color(state, colors));
            Placement spot = onMap(model.placement(glyph));
            graphics.fillRect(spot.x(), spot.y(), Math.max(1.5, spot.width()), Math.max(1.5, spot.height()));
        }
        frame(graphics, onMap(area), colors);
    }

    /// Whether a card that the user works with lies under the map.
    private boolean coversSelected() {
        return model.selected().stream().map(model::placement).anyMatch(place -> {
            Point2D corner = model.viewport().toView(place.x(), place.y());
            Point2D opposite = model.viewport().toView(place.right(), place.bottom());
            return getBoundsInParent().intersects(corner.getX(), corner.getY(), opposite.getX() - corner.getX(),
                opposite.getY() - corner.getY());
        });
    }

    /// Only what asks for a look has a colour on the map.
    private static Color color(RunState state, CanvasColors colors) {
        return switch (state) {
            case IDLE, QUEUED, DONE -> colors.quiet();
            case RUNNING, FAILED, WAITING -> colors.of(state);
        };
    }

    private void frame(GraphicsContext graphics, Placement frame, CanvasColors colors) {
        Color veil = colors.veil();
        double width = surface.getWidth();
        double height = surface.getHeight();
        graphics.setFill(veil);
        graphics.fillRect(0, 0, width, frame.y());
        graphics.fillRect(0, frame.bottom(), width, height - frame.bottom());
        graphics.fillRect(0, frame.y(), frame.x(), frame.height());
        graphics.fillRect(frame.right(), frame.y(), width - frame.right(), frame.height());
        graphics.setStroke(colors.accent());
        graphics.setLineWidth(1);
        graphics.strokeRect(frame.x() - 0.5, frame.y() - 0.5, frame.width() + 1, frame.height() + 1);
    }

    private double scale() {
        return Math.min((surface.getWidth() - 2 * PADDING) / whole.width(),
            (surface.getHeight() - 2 * PADDING) / whole.height());
    }

    private Placement onMap(Placement place) {
        double scale = scale();
        return new Placement(Math.rint((place.x() - whole.x()) * scale + left()),
            Math.rint((place.y() - whole.y()) * scale + top()), Math.rint(place.width() * scale),
            Math.rint(place.height() * scale));
    }

    private double left() {
        return (surface.getWidth() - whole.width() * scale()) / 2;
    }

    private double top() {
        return (surface.getHeight() - whole.height() * scale()) / 2;
    }

    private void pan(MouseEvent event) {
        double scale = scale();
        model.centreOn(whole.x() + (event.getX() - BORDER - left()) / scale,
            whole.y() + (event.getY() - BORDER - top()) / scale);
        event.consume();
    }
}
