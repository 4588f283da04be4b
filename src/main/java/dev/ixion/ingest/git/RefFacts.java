package dev.ixion.ingest.git;

import dev.ixion.ats.Claim;
import dev.ixion.ats.FactSink;
import dev.ixion.run.CancelSignal;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Attests where branches and tags point, and starts the walk at each. A branch keeps no time of its own: its fact has
/// that of the commit at its tip, an annotated tag's that of its tagger.
final class RefFacts {
    private final NamedRepository named;
    private final RevWalk walk;
    private int branches;
    private int tags;
    private boolean empty = true;

    RefFacts(NamedRepository named, RevWalk walk) {
        this.named = named;
        this.walk = walk;
    }

    void attest(FactSink facts, CancelSignal cancel) throws IOException {
        RefDatabase refs = named.repository().getRefDatabase();
        for (Ref ref : refs.getRefsByPrefix(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS)) {
            cancel.check();
            Optional<Claim> claim = claim(ref);
            claim.ifPresent(facts::attest);
        }
        // The work of a detached HEAD is on no branch
        Ref head = refs.exactRef(Constants.HEAD);
        if (head != null && head.getObjectId() != null) {
            start(walk.parseCommit(head.getObjectId()));
        }
    }

    int branches() {
        return branches;
    }

    int tags() {
        return tags;
    }

    /// Whether there is no commit to walk from.
    boolean isEmpty() {
        return empty;
    }

    /// @return empty for `origin/HEAD`, which only says again where a branch points, and for a tag of something else
    /// than a commit
    private Optional<Claim> claim(Ref ref) throws IOException {
        ObjectId id = ref.getObjectId();
        if (id == null
            || (ref.getName().startsWith(Constants.R_REMOTES) && ref.getName().endsWith("/" + Constants.HEAD))) {
            return Optional.empty();
        }
        var object = walk.parseAny(id);
        if (!(walk.peel(object) instanceof RevCommit commit)) {
            return Optional.empty();
        }
        start(commit);
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("repo", named.name());
        Instant time = CommitFacts.time(commit);
        if (object instanceof RevTag tag) {
            if (tag.getTaggerIdent() != null) {
                Person tagger = Person.of(tag.getTaggerIdent(), time);
                attributes.set("tagger", tagger.toJson());
                time = tagger.time();
            }
            attributes.put("message", CommitFacts.withoutLineEnds(tag.getFullMessage()));
        }
        return Optional.of(CommitFacts.claim(subject(ref.getName()), "points_to", commit.name(), attributes, time));
    }

    private String subject(String ref) {
        if (ref.startsWith(Constants.R_TAGS)) {
            tags++;
            return "tag:" + ref.substring(Constants.R_TAGS.length());
        }
        branches++;
        String prefix = ref.startsWith(Constants.R_HEADS) ? Constants.R_HEADS : Constants.R_REMOTES;
        return "branch:" + ref.substring(prefix.length());
    }

    private void start(RevCommit commit) throws IOException {
        walk.markStart(commit);
        empty = false;
    }
}
