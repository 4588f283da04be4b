package dev.ixion.ui;

import dev.ixion.ui.canvas.CanvasActions;
import java.util.List;

/// The actions of the window, in the order of the command palette.
final class ShellActions {
    static final String ADD_IX = "Shortcut+Shift+I";
    static final String ADD_PY = "Shortcut+Shift+P";
    static final String ADD_AX = "Shortcut+Shift+A";
    static final String ADD_NOTE = "Shortcut+Shift+N";
    static final String PALETTE = "Shortcut+K";
    static final String PULSE = "Shortcut+Shift+U";
    static final String FACTS = "Shortcut+Shift+F";
    static final String SECRETS = "Shortcut+Shift+S";
    static final String THEME = "Shortcut+Shift+L";

    private final Shell shell;
    private final CanvasActions canvas;
    private final SidePanels panels;

    ShellActions(Shell shell, CanvasActions canvas, SidePanels panels) {
        this.shell = shell;
        this.canvas = canvas;
        this.panels = panels;
    }

    List<UiAction> all() {
        return List.of(
            UiAction.of("action.add-ix", ADD_IX, shell::addIx),
            UiAction.of("action.add-py", ADD_PY, shell::addPy),
            UiAction.of("action.add-ax", ADD_AX, shell::addAx),
            UiAction.of("action.add-note", ADD_NOTE, shell::addNote),
            UiAction.of("action.pulse", PULSE, panels::togglePulse),
            UiAction.of("action.facts", FACTS, panels::toggleFacts),
            UiAction.of("action.secrets", SECRETS, shell::showSecrets),
            UiAction.of("action.theme", THEME, shell::toggleTheme),
            UiAction.of("action.fit", "Shortcut+1", shell::fitAll),
            UiAction.of("action.zoom-in", "Shortcut+Plus", shell::zoomIn),
            UiAction.of("action.zoom-out", "Shortcut+Minus", shell::zoomOut),
            UiAction.of("action.zoom-reset", "Shortcut+0", shell::zoomToOriginal),
            UiAction.onCanvas("action.undo", "Shortcut+Z", canvas::undo),
            UiAction.onCanvas("action.redo", "Shortcut+Shift+Z", canvas::redo),
            UiAction.onCanvas("action.select-all", "Shortcut+A", canvas::selectAll),
            UiAction.onCanvas("action.duplicate", "Shortcut+D", canvas::duplicateSelected),
            UiAction.onCanvas("action.delete", "Delete", canvas::deleteSelected),
            UiAction.of("action.palette", PALETTE, shell::showPalette),
            UiAction.of("action.quit", "Shortcut+Q", shell::quit));
    }
}
