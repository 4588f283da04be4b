package dev.ixion.handler;

import dev.ixion.ats.Asid;
import dev.ixion.command.TypeName;
import java.util.Optional;

/// A handler that is about to be saved.
///
/// @param author who saves it
/// @param message what the author says about it, possibly empty
/// @param basedOn the version that the author started from; empty where there was none
/// @param replaceAnyway store it even if another version than `basedOn` is in force
/// @param source where it was written: `canvas:<glyph>`, or for example `command line`
public record HandlerDraft(TypeName type, String code, String author, String message, Optional<Asid> basedOn,
    boolean replaceAnyway, String source) {

    public HandlerDraft replacingAnyway() {
        return new HandlerDraft(type, code, author, message, basedOn, true, source);
    }
}
