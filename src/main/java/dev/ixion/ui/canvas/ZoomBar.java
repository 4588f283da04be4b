package dev.ixion.ui.canvas;

import static dev.ixion.text.Messages.text;

import dev.ixion.ui.glyph.IconButton;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The zoom in per cent, and buttons that change it.
final class ZoomBar extends HBox {
    private final Button percent = new Button();

    ZoomBar(CanvasModel model) {
        percent.getStyleClass().add("zoom-percent");
        percent.textProperty().bind(Bindings.createStringBinding(
            () -> text("canvas.zoom.percent", Math.round(model.viewport().zoom() * 100)), model.viewportProperty()));
        percent.setTooltip(new Tooltip(text("canvas.zoom.reset")));
        percent.setOnAction(_ -> model.zoomTo(1));
        getChildren().addAll(
            new IconButton("icon-minus", text("canvas.zoom.out"), () -> model.zoomTo(model.viewport().nextSmaller())),
            percent,
            new IconButton("icon-plus", text("canvas.zoom.in"), () -> model.zoomTo(model.viewport().nextLarger())),
            new IconButton("icon-fit", text("canvas.zoom.fit"), model::fitAll));
        getStyleClass().add("zoom-bar");
        setAlignment(Pos.CENTER);
        setManaged(false);
    }

    /// Where the focus goes after the last card.
    void focusFirst() {
        getChildren().getFirst().requestFocus();
    }
}
