package dev.ixion.handler;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.command.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The handlers, kept as attestations `python_script is ix_handler of <type> by canvas_glyph`. All versions stay; the
/// newest is in force. Reads from the store on every call, so that a save counts at once. Methods wait for the disk.
public final class HandlerRegistry {
    private static final String SUBJECT = "python_script";
    private static final String PREDICATE = "ix_handler";
    private static final String ACTOR = "canvas_glyph";
    private static final Comparator<HandlerVersion> OLDEST_FIRST = Comparator.comparingInt(HandlerVersion::number)
        .thenComparing(HandlerVersion::savedAt).thenComparing(HandlerVersion::id);

    private final AttestationStore store;

    public HandlerRegistry(AttestationStore store) {
        this.store = store;
    }

    /// The version that a run of this type uses.
    public Optional<HandlerVersion> inForce(TypeName type) {
        List<HandlerVersion> history = history(type);
        return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
    }

    public Optional<HandlerVersion> version(TypeName type, int number) {
        return history(type).reversed().stream().filter(version -> version.number() == number).findFirst();
    }

    /// All versions of a type, oldest first.
    public List<HandlerVersion> history(TypeName type) {
        return versions(List.of(type.value())).getOrDefault(type, List.of());
    }

    /// The version in force of every type that has a handler, by the type's name.
    public List<HandlerVersion> all() {
        return versions(List.of()).values().stream().map(List::getLast).toList();
    }

    /// Stores a version, unless the one in force has the same code, or is another author's or not the one that the draft
    /// started from.
    public synchronized SaveResult save(HandlerDraft draft) {
        Optional<HandlerVersion> inForce = inForce(draft.type());
        if (inForce.isPresent() && inForce.get().code().equals(draft.code())) {
            return new SaveResult.Unchanged(inForce.get());
        }
        Optional<Asid> previous = inForce.map(HandlerVersion::id);
        boolean mine = previous.equals(draft.basedOn())
            && inForce.map(HandlerVersion::createdBy).orElse(draft.author()).equals(draft.author());
        if (inForce.isPresent() && !mine && !draft.replaceAnyway()) {
            return new SaveResult.Conflict(inForce.get());
        }
        ObjectNode attributes = JsonMapper.shared().createObjectNode().put("code", draft.code())
            .put("language", "python").put("created_by", draft.author()).put("message", draft.message());
        attributes.put("previous", previous.map(Asid::value).orElse(null));
        Attestation saved = store.attest(Claim.of(SUBJECT, PREDICATE, draft.type().value(), ACTOR)
            .with(Attributes.of(attributes)), draft.source()).attestation();
        int number = inForce.map(HandlerVersion::number).orElse(0) + 1;
        return new SaveResult.Stored(toVersion(saved, draft.type(), number));
    }

    private Map<TypeName, List<HandlerVersion>> versions(List<String> types) {
        List<Attestation> stored = store.find(new Filter(List.of(SUBJECT), List.of(PREDICATE), types, List.of(),
            Optional.empty(), Optional.empty(), Filter.NO_LIMIT));
        Map<Asid, Attestation> byId = new HashMap<>();
        stored.forEach(attestation -> byId.put(attestation.id(), attestation));
        Map<Asid, Integer> numbers = new HashMap<>();
        Map<TypeName, List<HandlerVersion>> versions = new TreeMap<>(Comparator.comparing(TypeName::value));
        for (Attestation attestation : stored) {
            for (String type : attestation.contexts()) {
                if (TypeName.isValid(type) && attestation.attributes().string("code").isPresent()) {
                    TypeName name = new TypeName(type);
                    versions.computeIfAbsent(name, t -> new ArrayList<>())
                        .add(toVersion(attestation, name, number(attestation, byId, numbers)));
                }
            }
        }
        versions.values().forEach(list -> list.sort(OLDEST_FIRST));
        return versions;
    }

    private static int number(Attestation attestation, Map<Asid, Attestation> all, Map<Asid, Integer> known) {
        List<Attestation> chain = new ArrayList<>();
        Optional<Attestation> next = Optional.of(attestation);
        while (next.isPresent() && !known.containsKey(next.get().id())) {
            chain.add(next.get());
            next = previous(next.get()).map(all::get);
        }
        int number = next.map(Attestation::id).map(known::get).orElse(0);
        for (Attestation link : chain.reversed()) {
            known.put(link.id(), ++number);
        }
        return known.getOrDefault(attestation.id(), number);
    }

    private static Optional<Asid> previous(Attestation attestation) {
        return attestation.attributes().string("previous").filter(Asid::isAsid).map(Asid::new);
    }

    private static HandlerVersion toVersion(Attestation attestation, TypeName type, int number) {
        Attributes attributes = attestation.attributes();
        return new HandlerVersion(type, number, attestation.id(), attributes.string("code").orElse(""),
            previous(attestation), attributes.string("created_by").orElse(""), attributes.string("message").orElse(""),
            attestation.time());
    }
}
