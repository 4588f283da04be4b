package dev.ixion.ui.glyph;

import static dev.ixion.text.Messages.text;

import dev.ixion.canvas.AxGlyph;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.IxGlyph;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.PyGlyph;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The frame that all glyphs share: title bar, body, resize corner. The canvas lays it out, moves it and disposes of it;
/// a kind of glyph fills it with its [GlyphContent].
///
/// Its style sheet is [#STYLE_SHEET].
public final class GlyphCard extends Region {
    /// The style sheet of cards and canvas, to be added to the scene.
    public static final String STYLE_SHEET = "/dev/ixion/ui/canvas.css";

    /// Unlike `:focus-within`, not set by lists, whose cells count as focused when the list itself is not.
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double CORNER = 16;

    private final MenuItem aboveCommon = new SeparatorMenuItem();
    private final Rectangle bodyClip = new Rectangle();
    private final MenuItem duplicate = new MenuItem(text("glyph.duplicate"));
    private final MenuItem delete = new MenuItem(text("glyph.delete"));
    private final Region corner = new Region();
    private final TitleBar titleBar;
    private final GlyphContent content;
    private Glyph glyph;

    /// @param symbol the sign of the glyph's kind, for example `⨳`
    public GlyphCard(Glyph glyph, String symbol, GlyphContent content) {
        this.glyph = glyph;
        this.content = content;
        this.titleBar = new TitleBar(symbol, kind(glyph), duplicate, delete);
        duplicate.setAccelerator(new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN));
        delete.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        corner.getStyleClass().add("resize-corner");
        corner.setCursor(Cursor.SE_RESIZE);
        corner.setManaged(false);
        content.node().getStyleClass().add("body");
        // What has no room in a card is not drawn over its neighbours
        content.node().setClip(bodyClip);
        getChildren().addAll(titleBar, content.node(), corner);
        getStyleClass().add("glyph-card");
        sceneProperty().flatMap(Scene::focusOwnerProperty)
            .subscribe(_ -> pseudoClassStateChanged(ACTIVE, hasFocusInside()));
    }

    /// Whether the keyboard focus is on this card or in it.
    public boolean hasFocusInside() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        while (owner != null && owner != this) {
            owner = owner.getParent();
        }
        return owner == this;
    }

    /// The glyph as it is now.
    public Glyph glyph() {
        return glyph;
    }

    /// The name in the title bar.
    public StringProperty titleProperty() {
        return titleBar.title().textProperty();
    }

    public ObjectProperty<RunState> stateProperty() {
        return titleBar.badge().stateProperty();
    }

    /// What stands behind the word of the state, for example how long it runs; empty for nothing.
    public StringProperty stateDetailProperty() {
        return titleBar.badge().detailProperty();
    }

    /// Puts a button right of the state, for example an [IconButton].
    public void addTitleButton(Button button) {
        titleBar.add(button);
    }

    /// Puts an entry at the top of the menu, above what all cards have.
    public void addMenuItem(MenuItem item) {
        var items = titleBar.menu().getItems();
        int own = items.indexOf(duplicate);
        if (own == 0) {
            items.add(0, aboveCommon);
            own = 1;
        }
        items.add(own - 1, item);
        List<MenuItem> above = List.copyOf(items.subList(0, own));
        aboveCommon.visibleProperty().bind(Bindings.createBooleanBinding(
            () -> above.stream().anyMatch(MenuItem::isVisible),
            above.stream().map(MenuItem::visibleProperty).toArray(Observable[]::new)));
    }

    public void setOnDuplicate(Runnable action) {
        duplicate.setOnAction(_ -> action.run());
    }

    public void setOnDelete(Runnable action) {
        delete.setOnAction(_ -> action.run());
    }

    /// The handle for moving the card; has the focus when the card as a whole has it.
    public Region titleBar() {
        return titleBar;
    }

    /// The handle for resizing the card.
    public Region resizeCorner() {
        return corner;
    }

    public void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    public void showMenu() {
        titleBar.showMenu();
    }

    /// Gives the focus to the first control of the body that takes it, else to the title bar.
    public void focusBody() {
        if (!focusFirst(content.node())) {
            titleBar.requestFocus();
        }
    }

    /// Shows a line of the glyph's text.
    ///
    /// @param line counted from 1
    public void showLine(int line) {
        content.showLine(line);
    }

    /// The canvas has another form of the glyph.
    public void glyphChanged(Glyph changed) {
        boolean onlyMoved = glyph.at(changed.placement()).equals(changed);
        glyph = changed;
        if (!onlyMoved) {
            content.glyphChanged(changed);
        }
    }

    /// The glyph left the canvas.
    public void dispose() {
        content.dispose();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        titleBar.resizeRelocate(left, top, width, TitleBar.HEIGHT);
        Node body = content.node();
        double bodyHeight = Math.max(0, height - TitleBar.HEIGHT);
        body.resizeRelocate(left, top + TitleBar.HEIGHT, width, bodyHeight);
        bodyClip.setWidth(width);
        bodyClip.setHeight(bodyHeight);
        corner.resizeRelocate(getWidth() - CORNER, getHeight() - CORNER, CORNER, CORNER);
    }

    private static boolean focusFirst(Node node) {
        if (node.isFocusTraversable() && node.isVisible() && !node.isDisabled()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
            && parent.getChildrenUnmodifiable().stream().anyMatch(GlyphCard::focusFirst);
    }

    private static String kind(Glyph glyph) {
        return switch (glyph) {
            case IxGlyph _ -> text("glyph.kind.ix");
            case PyGlyph _ -> text("glyph.kind.py");
            case AxGlyph _ -> text("glyph.kind.ax");
            case NoteGlyph _ -> text("glyph.kind.note");
        };
    }
}
