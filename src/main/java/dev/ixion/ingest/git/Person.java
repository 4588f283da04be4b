package dev.ixion.ingest.git;

import java.time.Instant;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who wrote or committed something, and when. Git allows an empty name and an empty mail; they become `unknown`.
record Person(String name, String mail, Instant time) {
    private static final String UNKNOWN = "unknown";

    static Person author(RevCommit commit) {
        return of(commit.getAuthorIdent(), commitTime(commit));
    }

    static Person committer(RevCommit commit) {
        return of(commit.getCommitterIdent(), commitTime(commit));
    }

    /// @param ident what JGit could read of it; null if the line is broken
    /// @param otherwise the time where there is none
    static Person of(@Nullable PersonIdent ident, Instant otherwise) {
        return ident == null
            ? new Person(UNKNOWN, UNKNOWN, otherwise)
            : new Person(orUnknown(ident.getName()), orUnknown(ident.getEmailAddress()), ident.getWhenAsInstant());
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name);
        json.put("mail", mail);
        json.put("time", time.toString());
        return json;
    }

    private static Instant commitTime(RevCommit commit) {
        return Instant.ofEpochSecond(commit.getCommitTime());
    }

    private static String orUnknown(String text) {
        return text.isBlank() ? UNKNOWN : text.strip();
    }
}
