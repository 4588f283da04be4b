package dev.ixion.ui.glyph;

import dev.ixion.ats.Asid;
import dev.ixion.ats.ExecutionId;
import dev.ixion.canvas.GlyphId;

/// What a glyph asks of the window around it.
public interface Navigator {
    /// Shows the code of a type's handler in a Python glyph beside another glyph; a template where there is no handler.
    void openHandler(String type, GlyphId beside);

    /// Shows the facts of a run.
    void showFacts(ExecutionId execution);

    /// Shows one fact and where it comes from.
    void showFact(Asid id);

    /// Shows in the Facts panel what a query asks for.
    void showQuery(String query);
}
