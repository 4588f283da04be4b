package dev.ixion.ui.glyph;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The sign of a kind of glyph. Signs that few fonts have are drawn as shapes, whose look is in the style sheet.
final class Symbol extends Label {
    private static final Map<String, String> SHAPES = Map.of("⨳", "symbol-ix", "⋈", "symbol-ax");

    Symbol(String sign) {
        String shape = SHAPES.get(sign);
        if (shape == null) {
            setText(sign);
        } else {
            Region drawn = new Region();
            drawn.getStyleClass().add(shape);
            setGraphic(drawn);
        }
        getStyleClass().add("symbol");
        setMinWidth(USE_PREF_SIZE);
    }
}
