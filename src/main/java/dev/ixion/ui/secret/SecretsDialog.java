package dev.ixion.ui.secret;

import static dev.ixion.text.Messages.text;

import dev.ixion.secret.SecretStore;
import dev.ixion.ui.thread.Background;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/// The secrets of the user: where they are kept, their names, and the way to set and remove them. Escape closes it.
public final class SecretsDialog {
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final SecretsInteractor interactor;

    /// @param owner has the style sheets that count here too
    /// @param missing the name of the secret that is to be entered; empty if it is none in particular
    public SecretsDialog(Window owner, SecretStore secrets, Background background, String missing) {
        SecretsModel model = new SecretsModel();
        this.interactor = new SecretsInteractor(model, secrets, background);
        SecretsView view = new SecretsView(model, interactor::save, interactor::remove);
        dialog.initOwner(owner);
        dialog.setTitle(text("secrets.title"));
        dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        dialog.getDialogPane().getStyleClass().add("shell");
        dialog.getDialogPane().setContent(view);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.setOnShown(_ -> view.ask(missing));
        dialog.setOnHidden(_ -> view.clear());
    }

    /// Shows it, and reads the list meanwhile.
    public void show() {
        dialog.show();
        interactor.load();
    }
}
