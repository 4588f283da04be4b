package dev.ixion.ui;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.stage.Window;

/// The dialog of the secrets as a test sees it, in the window of a [TestDesktop].
final class SecretsScene {
    private final TestDesktop desktop;
    private final DialogPane root;

    private SecretsScene(TestDesktop desktop, DialogPane root) {
        this.desktop = desktop;
        this.root = root;
    }

    /// Opens the dialog by its key.
    static SecretsScene open(TestDesktop desktop) {
        desktop.key(ShellActions.SECRETS);
        return opened(desktop);
    }

    /// The dialog once it is there.
    static SecretsScene opened(TestDesktop desktop) {
        desktop.await("the dialog", () -> dialog().isPresent());
        return new SecretsScene(desktop, FxStage.onFx(() -> dialog().orElseThrow()));
    }

    static boolean isOpen() {
        return FxStage.onFx(() -> dialog().isPresent());
    }

    private static Optional<DialogPane> dialog() {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().getRoot())
            .filter(DialogPane.class::isInstance).map(DialogPane.class::cast).findFirst();
    }

    Parent root() {
        return root;
    }

    TextField name() {
        return (TextField) root.lookup(".text-field");
    }

    PasswordField value() {
        return (PasswordField) root.lookup(".password-field");
    }

    void save(String name, String value) {
        desktop.run(() -> {
            name().setText(name);
            value().setText(value);
        });
        press("Save");
    }

    /// Presses the first button with this text, with the focus on it.
    void press(String text) {
        desktop.await("a button '" + text + "'", () -> button(text).filter(b -> !b.isDisabled()).isPresent());
        desktop.run(() -> {
            Button button = button(text).orElseThrow();
            button.requestFocus();
            button.fire();
        });
    }

    private Optional<Button> button(String text) {
        return root.lookupAll(".button").stream().map(Button.class::cast)
            .filter(button -> button.getText().equals(text)).findFirst();
    }

    void awaitText(String part) {
        desktop.await("the text '" + part + "' in the dialog", () -> shows(part));
    }

    boolean shows(String part) {
        return FxStage.onFx(() -> root.lookupAll("*").stream()
            .anyMatch(node -> node instanceof Labeled labeled && node.isVisible()
                && String.valueOf(labeled.getText()).contains(part)));
    }

    /// All nodes of the dialog.
    Iterable<Node> nodes() {
        return FxStage.onFx(() -> root.lookupAll("*"));
    }

    void close() {
        press("Close");
        desktop.await("the end of the dialog", () -> dialog().isEmpty());
    }
}
