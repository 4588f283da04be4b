package dev.ixion.ingest.git;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactSink;
import dev.ixion.ats.Written;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Facts in memory, as a store would keep those of one ingestor.
final class MemoryFacts implements FactSink {
    private final Map<Asid, Attestation> all = new LinkedHashMap<>();
    private final String source;
    private int newCount;
    private int knownCount;

    MemoryFacts() {
        this("ix:git");
    }

    MemoryFacts(String source) {
        this.source = source;
    }

    @Override
    public Written attest(Claim claim) {
        Attestation said = new Attestation(claim.id(), claim, claim.at().orElse(Instant.EPOCH), source,
            source.equals("ix:git") ? Optional.of(new ExecutionId(1)) : Optional.empty());
        Attestation before = all.putIfAbsent(said.id(), said);
        if (before == null) {
            newCount++;
        } else {
            knownCount++;
        }
        return new Written(before == null ? said : before, before == null);
    }

    void startAgain() {
        newCount = 0;
        knownCount = 0;
    }

    int newCount() {
        return newCount;
    }

    int knownCount() {
        return knownCount;
    }

    Set<Asid> ids() {
        return new HashSet<>(all.keySet());
    }

    List<Claim> claims() {
        return all.values().stream().map(Attestation::claim).toList();
    }

    List<Claim> of(String predicate) {
        return claims().stream().filter(claim -> claim.predicates().contains(predicate)).toList();
    }

    Claim one(String predicate, String subject) {
        List<Claim> found = of(predicate).stream().filter(claim -> claim.subjects().contains(subject)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " facts: " + subject + " is " + predicate + " in " + claims());
        }
        return found.getFirst();
    }

    Claim change(String path, String commit) {
        return of("modified_in").stream()
            .filter(claim -> claim.subjects().contains(path) && claim.contexts().contains(commit)).findFirst()
            .orElseThrow(() -> new AssertionError(path + " in " + of("modified_in")));
    }

    Attributes changed(String path, String commit) {
        return change(path, commit).attributes();
    }

    /// Everything that is said, apart from who says it.
    Set<String> withoutActors() {
        Set<String> said = new HashSet<>();
        for (Claim claim : claims()) {
            said.add(
                claim.subjects() + " " + claim.predicates() + " " + claim.contexts() + " " + claim.at().orElseThrow()
                    + " " + claim.attributes());
        }
        return said;
    }
}
