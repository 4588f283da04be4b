package dev.ixion.ingest.git;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Claim;
import dev.ixion.ats.FactSink;
import java.io.IOException;
import java.util.Set;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;

/// Attests one commit after the other; none is remembered.
final class CommitReader implements AutoCloseable {
    private final FactSink facts;
    private final GitProgress progress;
    private final CommitFacts claims;
    private final ObjectReader reader;
    private final Set<ObjectId> shallow;
    private long count;

    CommitReader(NamedRepository named, FactSink facts, GitProgress progress) throws IOException {
        this.facts = facts;
        this.progress = progress;
        claims = new CommitFacts(named.name());
        reader = named.repository().newObjectReader();
        shallow = reader.getShallowCommits();
    }

    /// At the edge of a shallow clone the parents are named but not there: what the commit changed is unknown, and is
    /// not said.
    void attest(RevCommit commit) throws IOException, CanceledException {
        progress.say(() -> text("git.progress.commits", count));
        boolean edge = shallow.contains(commit);
        boolean known = GitIngestor.wroteEarlier(facts.attest(claims.isCommit(commit, edge)));
        known &= GitIngestor.wroteEarlier(facts.attest(claims.authoredBy(commit)));
        for (Claim parent : claims.isChildOf(commit)) {
            facts.attest(parent);
        }
        if (!known && !edge) {
            for (FileChange change : new ChangedFiles(reader, progress).of(commit)) {
                facts.attest(claims.modifiedIn(change, commit));
            }
        }
        count++;
    }

    long count() {
        return count;
    }

    @Override
    public void close() {
        reader.close();
    }
}
