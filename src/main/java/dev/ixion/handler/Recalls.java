package dev.ixion.handler;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Which versions of handlers are recalled, kept as attestations `<version's ASID> is recalled of <type> by <author>`
/// and, to undo it, `is reinstated`; the later one counts. As with what is saved, only people are believed: a run that
/// attests the like recalls nothing.
public final class Recalls {
    private static final String RECALLED = "recalled";
    private static final String REINSTATED = "reinstated";

    private Recalls() {}

    /// What says that a version is recalled. It has a time, so that it is another claim each time.
    public static Claim recall(HandlerVersion version, String author, String why, Instant now) {
        return claim(version, RECALLED, author, why, now);
    }

    /// What undoes [#recall].
    public static Claim reinstate(HandlerVersion version, String author, String why, Instant now) {
        return claim(version, REINSTATED, author, why, now);
    }

    private static Claim claim(HandlerVersion version, String predicate, String author, String why, Instant now) {
        return Claim.of(version.id().value(), predicate, version.type().value(), author)
            .with(Attributes.of(JsonMapper.shared().createObjectNode().put("why", why)
                .put("version", version.number())))
            .at(now);
    }

    /// The recalls that hold, by the version's id.
    ///
    /// @param types whose versions are looked at; none for all
    static Map<Asid, Recall> holding(AttestationStore store, List<String> types) {
        Map<Asid, Recall> recalls = new HashMap<>();
        for (Attestation said : store.find(filter(types)).reversed()) {
            if (said.execution().isPresent()) {
                continue;
            }
            boolean undone = said.predicates().contains(REINSTATED);
            said.subjects().stream().filter(Asid::isAsid).map(Asid::new).forEach(code -> {
                if (undone) {
                    recalls.remove(code);
                } else {
                    recalls.put(code, new Recall(String.join(", ", said.actors()),
                        said.attributes().string("why").orElse(""), said.time()));
                }
            });
        }
        return recalls;
    }

    /// How often anything was recalled or reinstated; as no attestation ever goes, the same number means the same ones.
    static long count(AttestationStore store) {
        return store.count(filter(List.of()));
    }

    private static Filter filter(List<String> types) {
        return Filter.ALL.with(Slot.PREDICATE, RECALLED, REINSTATED)
            .with(Slot.CONTEXT, types.stream().map(Filter.Term::exactly).toList());
    }
}
