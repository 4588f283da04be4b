package dev.ixion.exec;

import dev.ixion.ats.Asid;
import dev.ixion.script.Permissions;
import java.util.Optional;

/// What some code asks for, and what it has.
///
/// @param code the attestation that the code is
/// @param label what it is called, for example `webhook:v3`
/// @param type what its handler ingests; `script` where it is nobody's handler
/// @param author who wrote it
/// @param asked all that its header asks for
/// @param granted what of that it has: agreed to, or given to all that the user writes at this desk
/// @param before the version that something was last granted to, where this one is asked for anew
public record AskedPermissions(Asid code, String label, String type, String author, Permissions asked,
    Permissions granted, Optional<Before> before) {

    /// An earlier version.
    public record Before(String label, Permissions granted) {}

    /// What it asks for and does not have.
    public Permissions missing() {
        return asked.without(granted);
    }

    /// What of the missing an earlier version had not either.
    public Permissions fresh() {
        return before.map(earlier -> missing().without(earlier.granted())).orElse(missing());
    }
}
