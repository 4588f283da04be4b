package dev.ixion.ui.glyph;

import dev.ixion.ats.Asid;
import dev.ixion.ats.ExecutionId;
import dev.ixion.canvas.GlyphId;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.RanBy;
import java.util.List;

/// What a glyph asks of the window around it.
public interface Navigator {
    /// Shows the code of a type's handler in a Python glyph beside another glyph; a template where there is no handler.
    ///
    /// @param input what the handler is to be used on first, by which the template goes; may be empty
    void openHandler(String type, List<String> input, GlyphId beside);

    /// Shows a line of the code that ran, in a Python glyph of just that version beside another glyph.
    ///
    /// @param line counted from 1
    void openLine(RanBy by, GlyphId beside, int line);

    /// As [#openHandler(String, List, GlyphId)], with no input and wherever there is room.
    void openHandler(String type);

    /// Shows a run in the Pulse panel.
    void showExecution(ExecutionId id);

    /// Shows the glyph that a run's command stands in; where that is gone, the run.
    void showOrigin(Execution execution);

    /// Shows the facts of a run.
    void showFacts(ExecutionId execution);

    /// Shows one fact and where it comes from, among what a query asks for.
    void showFact(Asid id, String query);

    /// Asks for the value of a secret.
    void enterSecret(String name);

    /// Shows in the Facts panel what a query asks for.
    void showQuery(String query);
}
