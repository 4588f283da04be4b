package dev.ixion.ui.ask;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Where a query is typed. Enter asks it; what cannot be understood is underlined at its place.
public final class QueryField extends StackPane {
    private static final double THICK = 2;

    private final TextField field = new TextField();
    private final Region mark = new Region();
    private final AnswerModel model;

    /// @param ask what Enter does
    public QueryField(AnswerModel model, AskServices services, Runnable ask) {
        this.model = model;
        QueryCompletion completion = new QueryCompletion(field, services.attestations(), services.background());
        getStyleClass().add("query-field");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.setPromptText(text("facts.prompt"));
        field.setAccessibleText(text("facts.query"));
        field.setOnAction(_ -> {
            completion.close();
            ask.run();
        });
        mark.getStyleClass().add("error-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        getChildren().addAll(field, mark);
        field.textProperty().subscribe(_ -> mark.setVisible(false));
        model.answerProperty().subscribe(answer -> {
            mark.setVisible(answer instanceof Answer.Failed(Problem problem)
                && problem.detail(Problem.COLUMN).isPresent());
            requestLayout();
        });
    }

    /// The field itself.
    public TextField field() {
        return field;
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (mark.isVisible() && model.answerProperty().get() instanceof Answer.Failed(Problem problem)
            && field.getSkin() instanceof TextFieldSkin skin) {
            field.layout();
            problem.detail(Problem.COLUMN).map(Integer::parseInt).ifPresent(column -> underline(skin, column));
        }
    }

    /// @param column from 1
    private void underline(TextFieldSkin skin, int column) {
        String typed = field.getText();
        int from = Math.clamp(column - 1L, 0, typed.length());
        int to = from;
        while (to < typed.length() && !Character.isWhitespace(typed.charAt(to))) {
            to++;
        }
        double left = x(skin, from);
        double right = to > from ? x(skin, to) : left + 8;
        double bottom = field.getLayoutY() + field.getHeight() - 6;
        mark.resizeRelocate(left, bottom, Math.max(THICK, right - left), THICK);
    }

    private double x(TextFieldSkin skin, int index) {
        if (field.getText().isEmpty()) {
            return field.getLayoutX() + field.getInsets().getLeft();
        }
        boolean atEnd = index >= field.getLength();
        Rectangle2D bounds = skin.getCharacterBounds(atEnd ? field.getLength() - 1 : index);
        double inField = atEnd ? bounds.getMaxX() : bounds.getMinX();
        return Math.clamp(field.getLayoutX() + inField, 0, getWidth() - THICK);
    }
}
