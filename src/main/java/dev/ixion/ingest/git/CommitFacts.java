package dev.ixion.ingest.git;

import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.util.RawParseUtils;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts commits into words. Every fact of a commit has the time of its committer, so that a query by time finds them
/// together; when it was authored is an attribute.
final class CommitFacts {
    static final String ACTOR = "ix:git";
    /// Where the parents stand in a raw commit: after `tree `, 40 digits and a line's end.
    private static final int FIRST_PARENT = 46;
    private static final byte[] PARENT = {'p', 'a', 'r', 'e', 'n', 't', ' '};
    private static final int PARENT_LINE = PARENT.length + 41;

    private final String repository;

    /// @param repository the name of the repository
    CommitFacts(String repository) {
        this.repository = repository;
    }

    /// @param edge whether a shallow clone ends here, so that nothing is said about what the commit changed
    Claim isCommit(RevCommit commit, boolean edge) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("message", withoutLineEnds(commit.getFullMessage()));
        attributes.set("author", Person.author(commit).toJson());
        attributes.set("committer", Person.committer(commit).toJson());
        attributes.put("parents", parents(commit).size());
        if (edge) {
            attributes.put("shallow", true);
        }
        return claim(commit.name(), "is_commit", "repo:" + repository, attributes, time(commit));
    }

    Claim authoredBy(RevCommit commit) {
        Person author = Person.author(commit);
        return claim(commit.name(), "authored_by", author.name() + " " + author.mail(), time(commit));
    }

    List<Claim> isChildOf(RevCommit commit) {
        return parents(commit).stream().map(parent -> claim(commit.name(), "is_child_of", parent.name(), time(commit)))
            .toList();
    }

    Claim modifiedIn(FileChange change, RevCommit commit) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("change", change.kind().word());
        change.oldPath().ifPresent(path -> attributes.put("old_path", path));
        switch (change.lines()) {
            case LineCount.Counted(int added, int removed) -> {
                attributes.put("lines_added", added);
                attributes.put("lines_removed", removed);
            }
            case LineCount.Binary() -> attributes.put("binary", true);
            case LineCount.None() -> {
            }
        }
        // A file may be named " ", which no attestation can hold as it is
        String path = change.path().isBlank() ? '"' + change.path() + '"' : change.path();
        return claim(path, "modified_in", commit.name(), attributes, time(commit));
    }

    static Instant time(RevCommit commit) {
        return Person.committer(commit).time();
    }

    static String withoutLineEnds(String message) {
        int end = message.length();
        while (end > 0 && message.charAt(end - 1) == '\n') {
            end--;
        }
        return message.substring(0, end);
    }

    static Claim claim(String subject, String predicate, String context, ObjectNode attributes, Instant time) {
        return new Claim(List.of(subject), List.of(predicate), List.of(context), List.of(ACTOR),
            Attributes.of(attributes), Optional.of(time));
    }

    private static Claim claim(String subject, String predicate, String context, Instant time) {
        return Claim.of(subject, predicate, context, ACTOR).at(time);
    }

    /// The parents that the commit itself names. JGit hides them at the edge of a shallow clone; were they hidden here,
    /// the same commit would be told differently from clone to clone.
    private static List<ObjectId> parents(RevCommit commit) {
        byte[] raw = commit.getRawBuffer();
        List<ObjectId> parents = new ArrayList<>();
        for (int at = FIRST_PARENT; RawParseUtils.match(raw, at, PARENT) > 0; at += PARENT_LINE) {
            parents.add(ObjectId.fromString(raw, at + PARENT.length));
        }
        return parents;
    }
}
