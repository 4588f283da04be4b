package dev.ixion.ui.canvas;

import dev.ixion.canvas.AxGlyph;
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
import javafx.scene.text.Text;

/// The glyphs seen from far: boxes with a name and the colour of their state, painted on one surface.
final class FarCards extends Canvas {
    private static final double RADIUS = 4;
    private static final double DOT = 7;
    private static final double FONT = 11;
    private static final double PADDING = 7;
    private static final double NARROWEST = 30;

    private final Font font = Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, FONT);

    private final Text measure = new Text();

    FarCards() {
        measure.setFont(font);
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
                paintBox(graphics, box, model.selection().contains(glyph.id()), colors);
                String title = card.map(known -> known.titleProperty().get()).filter(text -> !text.isBlank())
                    .orElseGet(() -> title(glyph));
                paintTitle(graphics, box, state, title, colors);
            }
        }
    }

    /// What stands for the title of a card that has not been made yet.
    static String title(Glyph glyph) {
        return switch (glyph) {
            case IxGlyph ix -> firstLine(ix.command());
            case PyGlyph py -> py.handlerType().orElseGet(() -> firstLine(py.code()));
            case AxGlyph ax -> firstLine(ax.query());
            case NoteGlyph note -> firstLine(note.text());
        };
    }

    private static void paintBox(GraphicsContext graphics, Placement box, boolean selected,
        CanvasColors colors) {
        graphics.setFill(colors.card());
        graphics.fillRoundRect(box.x(), box.y(), box.width(), box.height(), RADIUS * 2, RADIUS * 2);
        graphics.setStroke(selected ? colors.accent() : colors.border());
        graphics.setLineWidth(selected ? 2 : 1);
        graphics.strokeRoundRect(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, RADIUS * 2,
            RADIUS * 2);
    }

    private void paintTitle(GraphicsContext graphics, Placement box, RunState state, String title,
        CanvasColors colors) {
        double middle = Math.rint(box.y() + box.height() / 2);
        double left = box.x() + PADDING;
        if (state != RunState.IDLE) {
            graphics.setFill(colors.of(state));
            graphics.fillOval(left, middle - DOT / 2, DOT, DOT);
            left += DOT + PADDING;
        }
        double room = box.right() - PADDING - left;
        if (room >= NARROWEST && box.height() >= FONT + 2) {
            graphics.setFill(colors.text());
            graphics.fillText(shortened(title, room), left, middle, room);
        }
    }

    private String shortened(String title, double room) {
        measure.setText(title);
        double width = measure.getLayoutBounds().getWidth();
        int characters = (int) (title.length() * room / width) - 1;
        return width <= room ? title : title.substring(0, Math.max(0, characters)).strip() + "…";
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
