package dev.ixion.ui.secret;

import static dev.ixion.text.Messages.text;

import dev.ixion.secret.Keeping;
import dev.ixion.secret.KeptSecret;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The content of the dialog: where secrets are kept, their names, and the fields for one more. A value stands in its
/// field only until it is saved.
final class SecretsView extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final double WIDTH = 528;
    private static final double LIST_HEIGHT = 184;

    private final Label place = new Label();
    private final VBox rows = new VBox();
    private final ScrollPane list = new ScrollPane(rows);
    private final Label instead = new Label();
    private final TextField name = new TextField();
    private final PasswordField value = new PasswordField();
    private final Button save = new Button(text("secrets.save"));
    private final Label outcome = new Label();
    private final Consumer<String> removal;

    /// @param saving is given name and value
    /// @param removal is given the name
    SecretsView(SecretsModel model, BiConsumer<String, String> saving, Consumer<String> removal) {
        super(16);
        this.removal = removal;
        getStyleClass().add("secrets");
        setPrefWidth(WIDTH);
        place.setWrapText(true);
        place.setMinHeight(USE_PREF_SIZE);
        outcome.setWrapText(true);
        outcome.setMinHeight(USE_PREF_SIZE);
        outcome.getStyleClass().add("run-message");
        getChildren().addAll(place, buildList(), buildFields(saving), outcome);
        model.shownProperty().subscribe(this::show);
        model.outcomeProperty().subscribe(this::tell);
    }

    @Override
    public void requestFocus() {
        name.requestFocus();
    }

    /// Waits for the value of a secret, or for the name of one if that is empty.
    void ask(String missing) {
        name.setText(missing);
        (missing.isEmpty() ? name : value).requestFocus();
    }

    /// Forgets what was typed.
    void clear() {
        name.clear();
        value.clear();
    }

    private Node buildList() {
        list.setFitToWidth(true);
        list.setFocusTraversable(false);
        list.getStyleClass().add("secret-list");
        instead.setWrapText(true);
        instead.getStyleClass().add("answer-message");
        StackPane both = new StackPane(list, instead);
        both.setMinHeight(LIST_HEIGHT);
        both.setPrefHeight(LIST_HEIGHT);
        both.setMaxHeight(LIST_HEIGHT);
        return both;
    }

    private Node buildFields(BiConsumer<String, String> saving) {
        name.setPromptText(text("secrets.name.prompt"));
        name.setTooltip(new Tooltip(text("secrets.name.tooltip")));
        value.setTooltip(new Tooltip(text("secrets.value.tooltip")));
        save.setDefaultButton(true);
        save.setTooltip(new Tooltip(text("secrets.save.tooltip")));
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(_ -> saving.accept(name.getText().strip(), value.getText()));
        GridPane fields = new GridPane(8, 8);
        fields.setAlignment(Pos.CENTER_LEFT);
        fields.addRow(0, labelled(text("secrets.name"), name), name);
        fields.addRow(1, labelled(text("secrets.value"), value), value, save);
        GridPane.setHgrow(name, Priority.ALWAYS);
        GridPane.setHgrow(value, Priority.ALWAYS);
        return fields;
    }

    private static Label labelled(String words, TextInputControl field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void show(SecretsShown shown) {
        switch (shown) {
            case SecretsShown.Loading _ -> showInstead(text("secrets.loading"), false);
            case SecretsShown.Failed(var problem) -> showInstead(problem.message(), true);
            case SecretsShown.Listed(List<KeptSecret> secrets, Keeping keeping) -> {
                place.setText(keeping.words());
                rows.getChildren().setAll(secrets.stream().map(secret -> new SecretRow(secret, removal)).toList());
                showInstead(secrets.isEmpty() ? text("secrets.none") : "", false);
                fit();
            }
        }
    }

    /// @param words are shown in the place of the list, if there are any
    private void showInstead(String words, boolean failed) {
        instead.setText(words);
        instead.pseudoClassStateChanged(FAILED, failed);
        instead.setVisible(!words.isEmpty());
        rows.setVisible(words.isEmpty());
    }

    /// Says why it is not in the keyring, unless that is said of all secrets.
    private String saved(String saved, Keeping keeping) {
        String where = text("secrets.saved", saved, text("secrets.place." + keeping.place().word()));
        return keeping.why().filter(why -> !place.getText().contains(why))
            .map(why -> where + ". " + text("secret.not-in-keyring", why)).orElse(where);
    }

    private void tell(SecretsOutcome told) {
        outcome.setText(switch (told) {
            case SecretsOutcome.Nothing _ -> "";
            case SecretsOutcome.Working _ -> text("secrets.working");
            case SecretsOutcome.Saved(String saved, Keeping keeping) -> saved(saved, keeping);
            case SecretsOutcome.Removed(String removed) -> text("secrets.removed", removed);
            case SecretsOutcome.Refused(var problem) -> text("run.failed", problem.message());
        });
        outcome.pseudoClassStateChanged(FAILED, told instanceof SecretsOutcome.Refused);
        outcome.pseudoClassStateChanged(DONE,
            told instanceof SecretsOutcome.Saved || told instanceof SecretsOutcome.Removed);
        save.setDisable(told instanceof SecretsOutcome.Working);
        if (told instanceof SecretsOutcome.Saved) {
            clear();
        }
        if (told instanceof SecretsOutcome.Saved || told instanceof SecretsOutcome.Removed) {
            requestFocus();
        }
        fit();
    }

    /// Gives the window the height that its words need now.
    private void fit() {
        if (getScene() != null && getScene().getWindow() != null) {
            getScene().getWindow().sizeToScene();
        }
    }
}
