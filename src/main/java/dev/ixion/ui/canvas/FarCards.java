package dev.ixion.ui.canvas;

import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.glyph.RunState;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// The glyphs seen from far: boxes with a name and the colour of their state, painted on one surface.
final class FarCards extends Canvas {
    private static final double RADIUS = 4;
    private static final double STRIPE = 3;
    private static final double FONT = 11;
    private static final double CHARACTER = FONT * 0.62;
    private static final double PADDING = 6;

    private final Font font = Font.font(Font.getDefault().getFamily(), FontWeight.SEMI_BOLD, FONT);

    FarCards() {
        setManaged(false);
        setMouseTransparent(true);
    }

    void paint(CanvasModel model, CardLayer cards, CanvasColors colors) {
        GraphicsContext graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        if (!cards.isFar()) {
            return;
        }
        graphics.setFont(font);
        graphics.setTextBaseline(VPos.CENTER);
        Placement area = model.area();
        for (Glyph glyph : model.canvas().glyphs()) {
            Placement place = model.placement(glyph);
            if (place.overlaps(area)) {
                Placement box = onView(place, model.viewport());
                Optional<GlyphCard> card = cards.card(glyph.id());
                RunState state = card.map(known -> known.stateProperty().get()).orElse(RunState.IDLE);
                paintBox(graphics, box, state, model.selection().contains(glyph.id()), colors);
                String title = card.map(known -> known.titleProperty().get()).filter(text -> !text.isBlank())
                    .orElseGet(() -> title(glyph));
                paintTitle(graphics, box, title, colors);
            }
        }
    }

    /// What stands for the title of a card that has not been made yet.
    static String title(Glyph glyph) {
        return switch (glyph) {
            case IxGlyph ix -> firstLine(ix.command());
            case PyGlyph py -> py.handlerType().orElseGet(() -> firstLine(py.code()));
            case NoteGlyph note -> firstLine(note.text());
        };
    }

    private static void paintBox(GraphicsContext graphics, Placement box, RunState state, boolean selected,
        CanvasColors colors) {
        graphics.setFill(colors.card());
        graphics.fillRoundRect(box.x(), box.y(), box.width(), box.height(), RADIUS * 2, RADIUS * 2);
        if (state != RunState.IDLE) {
            graphics.setFill(colors.of(state));
            graphics.fillRect(box.x(), box.y() + RADIUS / 2, STRIPE, box.height() - RADIUS);
        }
        graphics.setStroke(selected ? colors.accent() : colors.border());
        graphics.setLineWidth(selected ? 2 : 1);
        graphics.strokeRoundRect(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, RADIUS * 2,
            RADIUS * 2);
    }

    private static void paintTitle(GraphicsContext graphics, Placement box, String title, CanvasColors colors) {
        double room = box.width() - STRIPE - 2 * PADDING;
        int characters = (int) (room / CHARACTER);
        if (characters < 3 || box.height() < FONT + 2) {
            return;
        }
        String shown = title.length() <= characters ? title : title.substring(0, characters - 1).strip() + "…";
        graphics.setFill(colors.text());
        double y = box.y() + Math.min(box.height() / 2, FONT + 2);
        graphics.fillText(shown, box.x() + STRIPE + PADDING, Math.rint(y), room);
    }

    private static Placement onView(Placement place, Viewport viewport) {
        double left = Math.rint((place.x() - viewport.x()) * viewport.zoom());
        double top = Math.rint((place.y() - viewport.y()) * viewport.zoom());
        return new Placement(left, top, Math.rint(place.width() * viewport.zoom()),
            Math.rint(place.height() * viewport.zoom()));
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().map(String::strip).orElse("");
    }
}
