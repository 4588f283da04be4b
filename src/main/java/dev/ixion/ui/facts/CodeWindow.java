package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import dev.ixion.ui.editor.PythonEditor;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Code as it ran, to be read in a window of its own. Escape closes it.
final class CodeWindow {
    private final Stage stage = new Stage();
    private final PythonEditor editor;
    private final HBox buttons = new HBox(8);

    /// @param owner has the style sheets that count here too
    CodeWindow(Window owner, String label, String code, Executor background) {
        this.editor = new PythonEditor(background);
        editor.setText(code);
        editor.setEditable(false);
        VBox.setVgrow(editor, Priority.ALWAYS);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("bar");
        addButton("facts.code.close", "facts.code.close.tooltip", () -> {});
        VBox root = new VBox(editor, buttons);
        root.getStyleClass().addAll("shell", "code-window");
        Scene scene = new Scene(root, 720, 560);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
                event.consume();
            }
        });
        stage.initOwner(owner);
        stage.setTitle(text("facts.code.title", label));
        stage.setScene(scene);
        stage.setOnHidden(_ -> editor.close());
    }

    /// Adds a button; it does its work and closes the window.
    CodeWindow addButton(String key, String tooltip, Runnable action) {
        Button button = new Button(text(key));
        button.setTooltip(new Tooltip(text(tooltip)));
        button.setOnAction(_ -> {
            stage.close();
            action.run();
        });
        buttons.getChildren().addFirst(button);
        return this;
    }

    void show() {
        stage.show();
        editor.requestFocus();
    }
}
