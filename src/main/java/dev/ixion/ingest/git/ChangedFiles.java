package dev.ixion.ingest.git;

import dev.ixion.ingest.git.FileChange.Kind;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Which files a commit changed: against its first parent, so that a merge tells what it brought to its branch; against
/// nothing if it has no parent. Renames are found as git finds them, with fixed settings, so that the answer is the
/// same for everyone.
final class ChangedFiles {
    private static final DiffConfig NO_SETTINGS = new Config().get(DiffConfig.KEY);
    private static final int SIMILAR_ENOUGH = 50;
    /// Beyond so many files only unchanged ones are followed: each is compared with each.
    private static final int MOST_COMPARED = 400;

    private final ObjectReader reader;
    private final GitProgress progress;
    private final LineCounter lines;

    ChangedFiles(ObjectReader reader, GitProgress progress) {
        this.reader = reader;
        this.progress = progress;
        lines = new LineCounter(reader);
    }

    /// @param commit its parent is parsed
    Collection<FileChange> of(RevCommit commit) throws IOException, CanceledException {
        Map<String, FileChange> changes = new LinkedHashMap<>();
        for (DiffEntry entry : renamed(differences(commit))) {
            progress.monitor().cancel().check();
            FileChange change = change(entry);
            changes.merge(change.path(), change, FileChange::and);
        }
        return changes.values();
    }

    private List<DiffEntry> differences(RevCommit commit) throws IOException {
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.setRecursive(true);
            add(walk, commit.getParentCount() == 0 ? Constants.EMPTY_TREE_ID : commit.getParent(0).getTree());
            add(walk, commit.getTree());
            walk.setFilter(TreeFilter.ANY_DIFF);
            return DiffEntry.scan(walk);
        }
    }

    /// Git does not store the tree that holds nothing.
    private static void add(TreeWalk walk, ObjectId tree) throws IOException {
        if (tree.equals(Constants.EMPTY_TREE_ID)) {
            walk.addTree(new EmptyTreeIterator());
        } else {
            walk.addTree(tree);
        }
    }

    private List<DiffEntry> renamed(List<DiffEntry> entries) throws IOException, CanceledException {
        RenameDetector detector = new RenameDetector(reader, NO_SETTINGS);
        detector.setRenameScore(SIMILAR_ENOUGH);
        detector.setRenameLimit(MOST_COMPARED);
        detector.setBigFileThreshold(LineCounter.LARGEST);
        detector.addAll(entries);
        return detector.compute(reader, progress.silent());
    }

    private FileChange change(DiffEntry entry) throws IOException {
        LineCount count = lines.of(entry);
        return switch (entry.getChangeType()) {
            case ADD, COPY -> new FileChange(entry.getNewPath(), Kind.ADDED, Optional.empty(), count);
            case MODIFY -> new FileChange(entry.getNewPath(), Kind.MODIFIED, Optional.empty(), count);
            case DELETE -> new FileChange(entry.getOldPath(), Kind.DELETED, Optional.empty(), count);
            case RENAME -> new FileChange(entry.getNewPath(), Kind.RENAMED, Optional.of(entry.getOldPath()), count);
        };
    }
}
