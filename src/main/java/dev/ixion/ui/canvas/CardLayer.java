package dev.ixion.ui.canvas;

import dev.ixion.canvas.Edit;
import dev.ixion.canvas.Edit.Add;
import dev.ixion.canvas.Edit.Change;
import dev.ixion.canvas.Edit.Remove;
import dev.ixion.canvas.Edit.Several;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.Placement;
import dev.ixion.ui.glyph.GlyphCard;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/// The cards that are in view. A card is made when its glyph first comes into view and lives as long as the glyph; it is
/// a node of the scene only while it can be seen, because a thousand nodes cannot be panned smoothly.
final class CardLayer extends Pane {
    /// Below this zoom nothing on a card can be read, and [FarCards] paints boxes instead.
    static final double FAR_BELOW = 0.45;
    /// So far beyond the edges, in view pixels, cards are kept as nodes.
    private static final double MARGIN = 200;

    private static final int MOST_MADE_AHEAD = 200;
    private static final int MADE_IN_A_FRAME = 4;

    private final Map<GlyphId, GlyphCard> cards = new HashMap<>();
    private final Translate pan = new Translate();
    private final Scale zoom = new Scale();
    private final CanvasModel model;
    private final Function<Glyph, GlyphCard> factory;
    private final CanvasActions actions;
    private final InvalidationListener cardChanged;

    /// @param cardChanged is told when a title or state changed
    CardLayer(CanvasModel model, Function<Glyph, GlyphCard> factory, CanvasActions actions,
        InvalidationListener cardChanged) {
        this.model = model;
        this.factory = factory;
        this.actions = actions;
        this.cardChanged = cardChanged;
        getTransforms().addAll(pan, zoom);
        setManaged(false);
        setPickOnBounds(false);
    }

    boolean isFar() {
        return model.viewport().zoom() < FAR_BELOW;
    }

    /// The card of a glyph, if it has been in view.
    Optional<GlyphCard> card(GlyphId id) {
        return Optional.ofNullable(cards.get(id));
    }

    /// Follows an edit: tells cards of their glyphs' new content and disposes of those that are gone.
    void follow(Edit edit) {
        switch (edit) {
            case Add _ -> {
            }
            case Remove(Glyph glyph) -> remove(glyph.id());
            case Change(Glyph _, Glyph after) -> card(after.id()).ifPresent(card -> card.glyphChanged(after));
            case Several(List<Edit> edits) -> edits.forEach(this::follow);
        }
    }

    /// Brings the nodes into line with the viewport and the canvas.
    ///
    /// @return false if there is more to do in the next frame
    boolean update() {
        Viewport viewport = model.viewport();
        pan.setX(Math.rint(-viewport.x() * viewport.zoom()));
        pan.setY(Math.rint(-viewport.y() * viewport.zoom()));
        zoom.setX(viewport.zoom());
        zoom.setY(viewport.zoom());
        Placement area = model.area().grown(MARGIN / viewport.zoom());
        if (isFar()) {
            getChildren().clear();
            return madeSomeFor(area);
        }
        Set<Node> wanted = new LinkedHashSet<>();
        int order = 0;
        for (Glyph glyph : model.canvas().glyphs()) {
            order++;
            Placement place = model.placement(glyph);
            if (place.overlaps(area) || hasFocus(glyph.id())) {
                wanted.add(shown(glyph, place, order));
            }
        }
        getChildren().removeIf(node -> !wanted.contains(node));
        getChildren().forEach(wanted::remove);
        getChildren().addAll(wanted);
        return true;
    }

    /// Disposes of all cards.
    void disposeAll() {
        Set.copyOf(cards.keySet()).forEach(this::remove);
    }

    /// Seen from far a card is no node, but only a card knows its title and state. So cards are made a few in each
    /// frame, as long as there are not too many.
    private boolean madeSomeFor(Placement area) {
        if (cards.size() >= MOST_MADE_AHEAD) {
            return true;
        }
        List<Glyph> missing = model.canvas().glyphs().stream()
            .filter(glyph -> !cards.containsKey(glyph.id()) && glyph.placement().overlaps(area))
            .limit(MADE_IN_A_FRAME).toList();
        missing.forEach(glyph -> cards.put(glyph.id(), made(glyph)));
        return missing.size() < MADE_IN_A_FRAME;
    }

    private GlyphCard shown(Glyph glyph, Placement place, int order) {
        GlyphCard card = cards.computeIfAbsent(glyph.id(), _ -> made(glyph));
        boolean selected = model.selection().contains(glyph.id());
        card.setSelected(selected);
        card.setViewOrder(selected ? -order - 1e9 : -order);
        card.resizeRelocate(place.x(), place.y(), place.width(), place.height());
        return card;
    }

    private GlyphCard made(Glyph glyph) {
        GlyphCard card = factory.apply(glyph);
        card.setManaged(false);
        card.setOnDelete(() -> actions.delete(glyph.id()));
        card.setOnDuplicate(() -> actions.duplicate(glyph.id()));
        card.titleProperty().addListener(cardChanged);
        card.stateProperty().addListener(cardChanged);
        card.titleBar().focusedProperty().addListener((_, _, focused) -> {
            if (focused && !model.selection().contains(glyph.id())) {
                model.selection().only(glyph.id());
            }
        });
        return card;
    }

    private void remove(GlyphId id) {
        GlyphCard card = cards.remove(id);
        if (card != null) {
            getChildren().remove(card);
            card.dispose();
        }
    }

    private boolean hasFocus(GlyphId id) {
        GlyphCard card = cards.get(id);
        return card != null && card.hasFocusInside();
    }
}
