package dev.ixion.ui.recall;

import static dev.ixion.text.Messages.text;

import dev.ixion.handler.HandlerVersion;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks why a version is to be recalled. There is no recall without a reason.
public final class RecallQuestion {
    private static final double WIDTH = 448;

    private final Dialog<String> dialog = new Dialog<>();
    private final TextField why = new TextField();

    public RecallQuestion(Window owner, HandlerVersion version) {
        ButtonType recall = new ButtonType(text("recall.do"), ButtonData.OK_DONE);
        Label told = new Label(text("recall.told", version.label()));
        told.setWrapText(true);
        Label asked = new Label(text("recall.why"));
        asked.setLabelFor(why);
        VBox content = new VBox(16, told, new VBox(4, asked, why));
        content.getStyleClass().add("recall-question");
        content.setPrefWidth(WIDTH);
        dialog.initOwner(owner);
        dialog.setTitle(text("recall.title", version.label()));
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().addAll(recall, ButtonType.CANCEL);
        Node button = dialog.getDialogPane().lookupButton(recall);
        button.disableProperty().bind(why.textProperty().map(String::isBlank));
        dialog.setResultConverter(pressed -> pressed == recall ? why.getText().strip() : "");
        dialog.setOnShown(_ -> why.requestFocus());
    }

    /// Shows the question; the answer is not told if there is none.
    public void ask(Consumer<String> answer) {
        dialog.setOnHidden(_ -> {
            String reason = dialog.getResult();
            if (reason != null && !reason.isBlank()) {
                answer.accept(reason);
            }
        });
        dialog.show();
    }
}
