package dev.ixion.handler;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
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
/// newest that is not recalled is in force. Only what people saved counts: a run that attests the like installs nothing.
/// Reads from the store on every call, so that a save counts at once. Methods wait for the disk.
public final class HandlerRegistry {
    private static final String SUBJECT = "python_script";
    private static final String PREDICATE = "ix_handler";
    private static final String ACTOR = "canvas_glyph";
    /// How the source of what was saved from a glyph begins.
    private static final String GLYPH = "canvas:";
    private static final Comparator<HandlerVersion> OLDEST_FIRST = Comparator.comparingInt(HandlerVersion::number)
        .thenComparing(HandlerVersion::savedAt).thenComparing(HandlerVersion::id);

    private final AttestationStore store;
    private volatile Types types = new Types(0, 0, List.of());

    /// The types that there were when so many attestations looked like handlers and so many recalled one.
    private record Types(long attestations, long recalls, List<TypeName> names) {}

    public HandlerRegistry(AttestationStore store) {
        this.store = store;
    }

    /// The version that a run of this type uses; empty if there is none, or every one is recalled.
    public Optional<HandlerVersion> inForce(TypeName type) {
        return inForce(history(type));
    }

    private static Optional<HandlerVersion> inForce(List<HandlerVersion> history) {
        return history.reversed().stream().filter(version -> !version.isRecalled()).findFirst();
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
        return versions(List.of()).values().stream().map(HandlerRegistry::inForce).flatMap(Optional::stream).toList();
    }

    /// For every type the version in force, or where every version is recalled the newest one; by the type's name.
    public List<HandlerVersion> newest() {
        return versions(List.of()).values().stream()
            .map(history -> inForce(history).orElseGet(history::getLast)).toList();
    }

    /// Every type that has a handler in force, sorted; reads their code only after another was saved or recalled.
    public List<TypeName> types() {
        long attestations = store.count(filter(List.of()));
        long recalls = Recalls.count(store);
        Types known = types;
        if (known.attestations() != attestations || known.recalls() != recalls) {
            known = new Types(attestations, recalls, all().stream().map(HandlerVersion::type).toList());
            types = known;
        }
        return known.names();
    }

    /// Stores a version, unless the one in force has the same code, or is another author's, another glyph's, or not the
    /// one that the draft started from. What was recalled stays in the chain: the next version follows the newest one.
    ///
    /// @throws ProblemException if a version with the same code is recalled
    public synchronized SaveResult save(HandlerDraft draft) {
        while (true) {
            long known = store.count(filter(List.of(draft.type().value())));
            Optional<SaveResult> result = save(draft, history(draft.type()), known);
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /// @return empty if another process saved a version meanwhile, so that all is to be looked at anew
    private Optional<SaveResult> save(HandlerDraft draft, List<HandlerVersion> history, long known) {
        Optional<HandlerVersion> newest = history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
        Optional<HandlerVersion> inForce = inForce(history);
        if (inForce.isPresent() && inForce.get().code().equals(draft.code())) {
            return Optional.of(new SaveResult.Unchanged(inForce.get()));
        }
        history.stream().filter(version -> version.isRecalled() && version.code().equals(draft.code())).findFirst()
            .ifPresent(version -> {
                throw RecalledException.sameCode(version);
            });
        boolean isOwn = inForce.isEmpty() || isOwn(draft, inForce.get()) || isOwn(draft, history.getLast());
        if (!isOwn && !draft.replaceAnyway()) {
            return Optional.of(new SaveResult.Conflict(inForce.get()));
        }
        Optional<Asid> previous = newest.map(HandlerVersion::id);
        ObjectNode attributes = JsonMapper.shared().createObjectNode().put("code", draft.code())
            .put("language", "python").put("created_by", draft.author()).put("message", draft.message());
        attributes.put("previous", previous.map(Asid::value).orElse(null));
        Claim claim = Claim.of(SUBJECT, PREDICATE, draft.type().value(), ACTOR).with(Attributes.of(attributes));
        int number = newest.map(HandlerVersion::number).orElse(0) + 1;
        return store.attestIfStill(claim, draft.source(), filter(List.of(draft.type().value())), known)
            .map(saved -> new SaveResult.Stored(toVersion(saved.attestation(), draft.type(), number, Map.of())));
    }

    /// Whether the version in force is the one that the draft started from, by the same author and, if the draft comes
    /// from a glyph, from the same glyph.
    private static boolean isOwn(HandlerDraft draft, HandlerVersion inForce) {
        boolean samePlace = !draft.source().startsWith(GLYPH) || draft.source().equals(inForce.source());
        return draft.basedOn().equals(Optional.of(inForce.id())) && inForce.createdBy().equals(draft.author())
            && samePlace;
    }

    private static Filter filter(List<String> types) {
        return Filter.ALL.with(Slot.SUBJECT, SUBJECT).with(Slot.PREDICATE, PREDICATE)
            .with(Slot.CONTEXT, types.toArray(String[]::new));
    }

    private Map<TypeName, List<HandlerVersion>> versions(List<String> types) {
        List<Attestation> stored = store.find(filter(types)).stream()
            .filter(attestation -> attestation.execution().isEmpty()).toList();
        Map<Asid, Recall> recalls = stored.isEmpty() ? Map.of() : Recalls.holding(store, types);
        Map<Asid, Attestation> byId = new HashMap<>();
        stored.forEach(attestation -> byId.put(attestation.id(), attestation));
        Map<Asid, Integer> numbers = new HashMap<>();
        Map<TypeName, List<HandlerVersion>> versions = new TreeMap<>(Comparator.comparing(TypeName::value));
        for (Attestation attestation : stored) {
            for (String type : attestation.contexts()) {
                if (TypeName.isValid(type) && attestation.attributes().string("code").isPresent()) {
                    TypeName name = new TypeName(type);
                    versions.computeIfAbsent(name, t -> new ArrayList<>())
                        .add(toVersion(attestation, name, number(attestation, byId, numbers), recalls));
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

    private static HandlerVersion toVersion(Attestation attestation, TypeName type, int number,
        Map<Asid, Recall> recalls) {
        Attributes attributes = attestation.attributes();
        return new HandlerVersion(type, number, attestation.id(), attributes.string("code").orElse(""),
            previous(attestation), attributes.string("created_by").orElse(""), attributes.string("message").orElse(""),
            attestation.time(), attestation.source(), Optional.ofNullable(recalls.get(attestation.id())));
    }
}
