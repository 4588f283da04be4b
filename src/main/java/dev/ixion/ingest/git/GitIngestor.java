package dev.ixion.ingest.git;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.ats.FactSink;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Written;
import dev.ixion.ingest.Ingestor;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunMonitor;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// Attests what a git repository says: its commits, who wrote them, which files they changed, and where its branches
/// and tags point. Every time is git's own, so the same history gives the same facts on every machine, and a further run
/// adds only what is new.
///
/// A commit whose facts an earlier run has written is not compared with its parent again. That is safe because a run
/// becomes visible as a whole or not at all: where both facts that stand for the commit (`is_commit`, which holds the
/// repository's name, and `authored_by`, which does not) came from a run of this ingestor, its `modified_in` facts did
/// too. Facts of the same words that were imported or written by hand do not count.
public final class GitIngestor implements Ingestor {
    private final RepositorySource source;

    /// @param cacheFolder where clones of remote repositories are kept; made when it is first needed
    public GitIngestor(Path cacheFolder) {
        source = new RepositorySource(new RemoteCache(cacheFolder));
    }

    @Override
    public String type() {
        return "git";
    }

    @Override
    public void ingest(List<String> input, FactSink facts, RunMonitor monitor) {
        if (input.isEmpty()) {
            throw new ProblemException(Problem.of(text("git.no-input")));
        }
        if (input.size() > 1) {
            throw new ProblemException(Problem.of(text("git.too-much-input", input.size())));
        }
        monitor.cancel().check();
        QuietSystem.install();
        GitAddress address = GitAddress.of(input.getFirst());
        GitProgress progress = new GitProgress(monitor, System::nanoTime);
        try (NamedRepository repository = source.open(address, progress)) {
            read(repository, facts, progress);
        } catch (MissingObjectException incomplete) {
            throw problem("git.incomplete", address, incomplete.getObjectId().name(), incomplete);
        } catch (FileSystemException disk) {
            throw problem("git.disk", address, disk.getMessage(), disk);
        } catch (IOException damaged) {
            throw problem("git.damaged", address, damaged.getMessage(), damaged);
        }
    }

    private static ProblemException problem(String key, GitAddress address, @Nullable String reason,
        IOException cause) {
        String why = reason == null ? cause.getClass().getSimpleName() : reason;
        return new ProblemException(Problem.of(text(key, address.display(), why),
            Problem.detail("repository", address.display())), cause);
    }

    private static void read(NamedRepository named, FactSink facts, GitProgress progress) throws IOException {
        try (ObjectReader reader = named.repository().newObjectReader(); RevWalk walk = new RevWalk(reader)) {
            RefFacts refs = new RefFacts(named, walk);
            refs.attest(facts, progress.monitor().cancel());
            if (refs.isEmpty()) {
                say(progress.monitor(), text("git.no-commits", named.name()));
                return;
            }
            try (CommitReader commits = new CommitReader(named, facts, progress)) {
                for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                    progress.monitor().cancel().check();
                    commits.attest(commit);
                    commit.disposeBody();
                }
                say(progress.monitor(), text("git.done", named.name(), counted("git.commits", commits.count()),
                    counted("git.branches", refs.branches()), counted("git.tags", refs.tags())));
            } catch (CanceledException cancelled) {
                progress.monitor().cancel().check();
                throw new IOException(cancelled);
            }
        }
    }

    private static void say(RunMonitor monitor, String line) {
        monitor.output(new OutputLine(false, line));
    }

    /// Whether a run of this ingestor wrote the fact.
    static boolean wroteEarlier(Written written) {
        return !written.isNew() && written.attestation().source().equals(CommitFacts.ACTOR)
            && written.attestation().execution().isPresent();
    }
}
