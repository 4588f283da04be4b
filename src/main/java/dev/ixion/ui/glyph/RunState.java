package dev.ixion.ui.glyph;

import static dev.ixion.text.Messages.text;

import java.util.Locale;

/// How the last or present run of a glyph stands, as its badge shows it.
public enum RunState {
    IDLE, QUEUED, RUNNING, DONE, FAILED, WAITING;

    /// The style class that gives it its colour, for example `state-running`.
    public String styleClass() {
        return "state-" + name().toLowerCase(Locale.ROOT);
    }

    /// The word for it on the badge.
    public String label() {
        return text("glyph.state." + name().toLowerCase(Locale.ROOT));
    }
}
