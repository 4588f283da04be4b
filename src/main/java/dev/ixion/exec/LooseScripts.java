package dev.ixion.exec;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.handler.Desk;
import tools.jackson.databind.json.JsonMapper;

/// Scripts that are nobody's handler. Each is kept as an attestation before it runs, so that what it writes can be
/// traced to its code.
public final class LooseScripts {
    static final String NAME = "script";

    private final AttestationStore store;
    private final Desk desk;

    /// @param desk is told what was written here
    public LooseScripts(AttestationStore store, Desk desk) {
        this.store = store;
        this.desk = desk;
    }

    /// Keeps the code and gives the command that runs it. Waits for the disk.
    ///
    /// @param glyph where it was written
    public String keep(String code, String glyph, String author) {
        Attributes attributes = Attributes.of(JsonMapper.shared().createObjectNode().put("code", code)
            .put("language", "python").put("created_by", author));
        Attestation kept = store.attest(
            Claim.of("python_script", "canvas_script", "glyph:" + glyph, "canvas_glyph").with(attributes), "canvas")
            .attestation();
        desk.note(kept.id());
        return "py " + kept.id();
    }
}
