package dev.ixion.ui.editor;

import dev.ixion.ats.Listeners;
import dev.ixion.ats.Subscription;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;
import org.reactfx.value.Var;

/// An editor for Python: colours, line numbers, indentation, brackets, undo, and marks on lines that failed.
///
/// It brings its own style sheet, written in AtlantaFX's colours, and needs nothing but a theme of that family on the
/// scene. Escape and every key with Ctrl that a text editor has no use for are left to whoever contains it. To be used
/// on the FX thread only.
///
/// ```java
/// PythonEditor editor = new PythonEditor(background);
/// editor.setText(handler.code());
/// editor.onEdited(_ -> model.unsaved().set(true));
/// ```
public final class PythonEditor extends Region implements AutoCloseable {
    private static final String STYLE = resource("editor.css");
    private static final String UNSHOWN_STYLE = resource("unshown.css");

    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    private final Var<Marks> marks = Var.newSimpleVar(Marks.NONE);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final Listeners<String> edited = new Listeners<>();
    private final org.reactfx.Subscription workings;
    private boolean replacing;

    /// @param background runs what is too slow for the FX thread: reading the colours of big texts
    public PythonEditor(Executor background) {
        getStyleClass().add("python-editor");
        getStylesheets().add(UNSHOWN_STYLE);
        sceneProperty().subscribe(this::styleOnceShown);
        getChildren().add(scroll);
        area.setStyle("-fx-font-family: \"" + CodeFont.family() + "\";");
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        Typing typing = new Typing(area);
        typing.install();
        area.setContextMenu(new EditorMenu(area, typing));
        area.setParagraphGraphicFactory(new Gutter(area, marks));
        workings = org.reactfx.Subscription.multi(area.plainTextChanges().subscribe(this::moveMarks),
            new Highlighting(area, background).start(), new BracketHighlight(area).start(),
            area.multiPlainChanges().subscribe(_ -> tell()));
    }

    private static String resource(String name) {
        return Objects.requireNonNull(PythonEditor.class.getResource(name)).toExternalForm();
    }

    /// Not earlier: the text view looks its colours up while it is being put into a scene, when those of the theme cannot
    /// be found yet, and would complain of each.
    private void styleOnceShown(@Nullable Scene scene) {
        if (scene != null) {
            getStylesheets().setAll(STYLE);
        }
    }

    private void moveMarks(PlainTextChange change) {
        var place = area.offsetToPosition(change.getPosition(), Bias.Forward);
        marks.setValue(marks.getValue().edited(place.getMajor(), place.getMinor(), change.getRemoved(),
            change.getInserted()));
    }

    private void tell() {
        text.set(area.getText());
        if (!replacing) {
            edited.tell(text.get());
        }
    }

    /// The text; lines end in `\n`.
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// The text; lines end in `\n`.
    public String getText() {
        return text.get();
    }

    /// Shows another text from its start. It cannot be undone, takes all marks away and does not count as an edit.
    public void setText(String newText) {
        replacing = true;
        try {
            area.replaceText(newText);
        } finally {
            replacing = false;
        }
        area.getUndoManager().forgetHistory();
        clearMarks();
        area.moveTo(0);
        area.requestFollowCaret();
    }

    /// Tells the new text after each change that the user makes, undo and redo included.
    public Subscription onEdited(Consumer<String> listener) {
        return edited.add(listener);
    }

    /// Whether the user may change the text; an older version of a handler is only to be read.
    public void setEditable(boolean editable) {
        area.setEditable(editable);
    }

    public void undo() {
        area.undo();
    }

    public void redo() {
        area.redo();
    }

    /// Marks a line as failed until it is edited or the marks are cleared. The message shows on hovering.
    ///
    /// @param line from 1; one beyond the end marks the last line, where Python sees an error at the end of the file
    public void markError(int line, String message) {
        marks.setValue(marks.getValue().with(index(line), message));
    }

    /// Marks a line of a text that may have been edited since, as a run of it may end while somebody types.
    ///
    /// @param line from 1, in that text
    /// @param of the text
    public void markError(int line, String of, String message) {
        markError(MovedLine.of(of, line, getText()), message);
    }

    public void clearMarks() {
        marks.setValue(Marks.NONE);
    }

    /// Puts the caret at the start of a line, counted from 1, and scrolls there.
    public void showLine(int line) {
        int index = index(line);
        area.moveTo(index, Indentation.depth(area.getText(index)));
        area.showParagraphAtCenter(index);
    }

    /// Shows a line of a text that may have been edited since, where it is now.
    ///
    /// @param line from 1, in that text
    /// @param of the text
    public void showLine(int line, String of) {
        showLine(MovedLine.of(of, line, getText()));
    }

    private int index(int line) {
        return Math.clamp(line, 1, area.getParagraphs().size()) - 1;
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    /// Lets go of what the editor listens to, when it leaves the screen for good.
    @Override
    public void close() {
        workings.unsubscribe();
        area.dispose();
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        scroll.resizeRelocate(insets.getLeft(), insets.getTop(), getWidth() - insets.getLeft() - insets.getRight(),
            getHeight() - insets.getTop() - insets.getBottom());
    }
}
