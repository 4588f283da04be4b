package dev.ixion.ui.glyph.ax;

import static dev.ixion.text.Messages.text;

import dev.ixion.ui.ask.AnswerInteractor;
import dev.ixion.ui.ask.AnswerModel;
import dev.ixion.ui.ask.AnswerView;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.ask.QueryField;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The body of an AX glyph: the query, and below it the answer.
final class AxView extends VBox {
    private final AnswerView answer;

    AxView(AnswerModel model, AskServices services, AnswerInteractor interactor) {
        super(8);
        this.answer = new AnswerView(model, interactor);
        getStyleClass().add("ax-glyph");
        QueryField field = new QueryField(model, services, interactor::ask);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button ask = new Button(text("facts.ask"));
        ask.getStyleClass().add("accent");
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setTooltip(new Tooltip(text("ax.ask.tooltip")));
        ask.setOnAction(_ -> interactor.ask());
        HBox row = new HBox(8, field, ask);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(answer, Priority.ALWAYS);
        getChildren().addAll(row, answer);
    }

    AnswerView answer() {
        return answer;
    }
}
