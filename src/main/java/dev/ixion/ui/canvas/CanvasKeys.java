package dev.ixion.ui.canvas;

import dev.ixion.canvas.Placement;
import dev.ixion.ui.glyph.GlyphCard;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// The keys of the canvas: arrows move, with Ctrl resize, with Alt align, with Alt and Shift distribute. Those that edit glyphs work while the focus is on the canvas or on
/// a card's title bar; in the body of a card the keys belong to the body.
final class CanvasKeys {
    private static final double FINE = 1;

    private final CanvasView view;
    private final CanvasModel model;
    private final CanvasActions actions;
    private final CanvasMouse mouse;

    CanvasKeys(CanvasView view, CanvasModel model, CanvasActions actions, CanvasMouse mouse) {
        this.view = view;
        this.model = model;
        this.actions = actions;
        this.mouse = mouse;
    }

    void install() {
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        Node focused = event.getTarget() instanceof Node node ? node : view;
        boolean onCanvas = focused == view || isTitleBar(focused);
        boolean used = zooms(event) || escapes(event, focused) || (!takesText(focused) && shortcut(event, onCanvas))
            || (onCanvas && editsSelection(event));
        if (used) {
            event.consume();
        }
    }

    private boolean zooms(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> model.zoomTo(model.viewport().nextLarger());
            case MINUS, SUBTRACT -> model.zoomTo(model.viewport().nextSmaller());
            case DIGIT0, NUMPAD0 -> model.zoomTo(1);
            case DIGIT1, NUMPAD1 -> model.fitAll();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean escapes(KeyEvent event, Node focused) {
        switch (event.getCode()) {
            case ESCAPE -> {
                Optional<GlyphCard> card = Hit.at(focused).map(Hit::card);
                if (mouse.abandon()) {
                    return true;
                }
                if (card.isPresent() && !isTitleBar(focused)) {
                    card.get().titleBar().requestFocus();
                } else {
                    model.selection().clear();
                    view.requestFocus();
                }
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean shortcut(KeyEvent event, boolean onCanvas) {
        if (!event.isShortcutDown()) {
            return false;
        }
        switch (event.getCode()) {
            case Z -> {
                if (event.isShiftDown()) {
                    actions.redo();
                } else {
                    actions.undo();
                }
            }
            case Y -> actions.redo();
            default -> {
                return onCanvas && !event.isShiftDown() && clipboardOrSelect(event);
            }
        }
        return true;
    }

    private boolean clipboardOrSelect(KeyEvent event) {
        switch (event.getCode()) {
            case A -> actions.selectAll();
            case D -> actions.duplicateSelected();
            case C -> actions.copy();
            case X -> actions.cut();
            case V -> actions.paste();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean editsSelection(KeyEvent event) {
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> {
                view.requestFocus();
                actions.deleteSelected();
            }
            case TAB -> {
                return view.focusNextCard(event.isShiftDown());
            }
            case CONTEXT_MENU -> {
                return view.showMenuOfSelected();
            }
            case F10 -> {
                return event.isShiftDown() && view.showMenuOfSelected();
            }
            case ENTER, F2 -> {
                return view.focusBodyOfSelected();
            }
            case LEFT -> arrow(event, -1, 0, Alignment.LEFT);
            case RIGHT -> arrow(event, 1, 0, Alignment.RIGHT);
            case UP -> arrow(event, 0, -1, Alignment.TOP);
            case DOWN -> arrow(event, 0, 1, Alignment.BOTTOM);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void arrow(KeyEvent event, int right, int down, Alignment alignment) {
        if (event.isAltDown() && event.isShiftDown()) {
            if (right != 0) {
                actions.distributeAcross();
            } else {
                actions.distributeDown();
            }
        } else if (event.isAltDown()) {
            actions.align(alignment);
        } else if (event.isShortcutDown()) {
            actions.resizeSelected(right * Placement.GRID, down * Placement.GRID);
        } else {
            double step = event.isShiftDown() ? FINE : Placement.GRID;
            actions.moveSelected(right * step, down * step);
        }
    }

    private static boolean isTitleBar(Node node) {
        return node.getParent() instanceof GlyphCard card && card.titleBar() == node;
    }

    /// Text fields and code editors alike ask for input methods.
    private static boolean takesText(Node node) {
        return node.getInputMethodRequests() != null;
    }
}
