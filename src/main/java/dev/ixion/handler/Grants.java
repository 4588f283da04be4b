package dev.ixion.handler;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What users agreed to, kept as attestations `<code's ASID> is granted of <type> by <user>` with the permissions in their
/// attributes, and `… is revoked …` where they took it back; the latest one counts, whole. Only what was agreed to at this
/// desk is believed: neither a run nor a file that was imported, nor a workspace that came from elsewhere, grants anything.
public final class Grants {
    private static final String GRANTED = "granted";
    private static final String REVOKED = "revoked";
    private static final String PERMISSIONS = "permissions";

    private Grants() {}

    /// What says that a user agrees to what some code asks for. It has a time, so that it is another claim each time.
    ///
    /// @param permissions all that is granted from now on, as it is written
    public static Claim grant(Asid code, String type, List<String> permissions, String author, Instant now) {
        ObjectNode attributes = JsonMapper.shared().createObjectNode();
        ArrayNode array = attributes.putArray(PERMISSIONS);
        permissions.forEach(array::add);
        return Claim.of(code.value(), GRANTED, type, author).with(Attributes.of(attributes)).at(now);
    }

    /// What says that nothing is granted to some code any more. It has a time, so that it is another claim each time.
    public static Claim revoke(Asid code, String type, String author, Instant now) {
        return Claim.of(code.value(), REVOKED, type, author).at(now);
    }

    /// What was granted to some code at this desk, which is nothing after it was taken back; empty if nobody ever agreed to
    /// anything here.
    public static Optional<List<String>> of(AttestationStore store, Desk desk, Asid code) {
        return said(store, desk, code).map(Grants::permissions);
    }

    /// A moment that comes after the last grant to some code, also where the clock was wrong then: the latest one counts.
    ///
    /// @param now what the clock says
    public static Instant after(AttestationStore store, Desk desk, Asid code, Instant now) {
        return said(store, desk, code).map(last -> last.time().plus(1, ChronoUnit.MICROS))
            .filter(next -> next.isAfter(now)).orElse(now);
    }

    private static Optional<Attestation> said(AttestationStore store, Desk desk, Asid code) {
        return store.find(Filter.ALL.with(Slot.SUBJECT, code.value()).with(Slot.PREDICATE, GRANTED, REVOKED)).stream()
            .filter(said -> desk.said(said.id())).findFirst();
    }

    private static List<String> permissions(Attestation grant) {
        List<String> permissions = new ArrayList<>();
        for (JsonNode permission : grant.attributes().toTree().path(PERMISSIONS)) {
            permissions.add(permission.asString());
        }
        return permissions;
    }
}
