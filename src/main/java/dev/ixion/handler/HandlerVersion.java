package dev.ixion.handler;

import dev.ixion.ats.Asid;
import dev.ixion.command.TypeName;
import java.time.Instant;
import java.util.Optional;

/// One saved version of a handler.
///
/// @param number its place in the chain of versions, from 1
/// @param id the attestation that it is
/// @param previous the version before it
/// @param createdBy who saved it
/// @param message what the author said about it, possibly empty
/// @param source where it was written: `canvas:<glyph>`, or for example `command line`
/// @param recall that it is recalled, and does not run
public record HandlerVersion(TypeName type, int number, Asid id, String code, Optional<Asid> previous,
    String createdBy, String message, Instant savedAt, String source, Optional<Recall> recall) {

    public boolean isRecalled() {
        return recall.isPresent();
    }

    /// For example `webhook:v3`.
    public String label() {
        return type + ":v" + number;
    }
}
