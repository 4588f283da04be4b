package dev.ixion.ingest.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;

/// A git repository to be read by a test; its clock goes on by one minute at each commit.
final class TestRepository implements AutoCloseable {
    static final Instant START = Instant.parse("2024-03-01T12:00:00Z");
    static final String ADA = "Ada Lovelace";
    static final String ADA_MAIL = "ada@example.com";

    private final Git git;
    private Instant now = START;

    TestRepository(Path folder) {
        QuietSystem.install();
        try {
            git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
        } catch (GitAPIException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Git git() {
        return git;
    }

    Path folder() {
        return git.getRepository().getWorkTree().toPath();
    }

    TestRepository write(String path, String content) throws IOException {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    TestRepository write(String path, byte[] content) throws IOException {
        Path file = folder().resolve(path);
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.write(file, content);
        return this;
    }

    TestRepository delete(String path) throws IOException {
        Files.delete(folder().resolve(path));
        return this;
    }

    String commit(String message) throws GitAPIException {
        return commit(message, ADA, ADA_MAIL);
    }

    String commit(String message, String author, String mail) throws GitAPIException {
        addAll();
        RevCommit commit = git.commit().setMessage(message).setAuthor(person(author, mail))
            .setCommitter(person("Grace Hopper", "grace@example.com")).setAllowEmpty(true).setSign(false).call();
        tick();
        return commit.name();
    }

    void addAll() throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
    }

    void branch(String name) throws GitAPIException {
        git.checkout().setCreateBranch(true).setName(name).call();
    }

    void checkout(String name) throws GitAPIException {
        git.checkout().setName(name).call();
    }

    /// @return the merge commit
    String merge(String branch) throws GitAPIException, IOException {
        git.merge().include(git.getRepository().findRef(branch)).setFastForward(FastForwardMode.NO_FF).setCommit(false)
            .call();
        return commit("Merge " + branch);
    }

    void annotatedTag(String name, String message) throws GitAPIException {
        git.tag().setName(name).setMessage(message).setTagger(person("Grace Hopper", "grace@example.com"))
            .setSigned(false).call();
        tick();
    }

    void lightTag(String name) throws GitAPIException {
        git.tag().setName(name).setAnnotated(false).call();
    }

    /// A commit of no file whose bytes the caller chooses, as other programs than git write them.
    String rawCommit(String branch, String commit) throws IOException {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            inserter.insert(new TreeFormatter());
            ObjectId id = inserter.insert(Constants.OBJ_COMMIT, commit.getBytes(StandardCharsets.ISO_8859_1));
            inserter.flush();
            point("refs/heads/" + branch, id);
            return id.name();
        }
    }

    String commitTree(String branch, ObjectId tree) throws IOException {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setAuthor(person(ADA, ADA_MAIL));
            commit.setCommitter(person(ADA, ADA_MAIL));
            commit.setMessage("by hand");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point("refs/heads/" + branch, id);
            tick();
            return id.name();
        }
    }

    void point(String ref, ObjectId id) throws IOException {
        RefUpdate update = git.getRepository().updateRef(ref);
        update.setNewObjectId(id);
        update.forceUpdate();
    }

    private void tick() {
        now = now.plusSeconds(60);
    }

    private PersonIdent person(String name, String mail) {
        return new PersonIdent(name, mail, now, ZoneOffset.ofHours(2));
    }

    @Override
    public void close() {
        git.close();
    }
}
