package dev.ixion.ingest.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.DiffEntry.Side;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/// Counts the lines that differ between two versions of a file, as `git diff --numstat` does, independent of anyone's
/// settings.
final class LineCounter {
    /// A file that is larger is not compared: a commit of a few hundred megabytes is to cost neither minutes nor
    /// memory.
    static final int LARGEST = 5 * 1024 * 1024;
    /// How far git looks for a zero byte to tell a binary file.
    private static final int LOOKED_AT = 8000;
    /// Myers' algorithm is git's own, but its time grows with the square of the difference.
    private static final int MOST_LINES_FOR_MYERS = 20_000;
    private static final byte[] EMPTY = {};

    private final ObjectReader reader;
    private final DiffAlgorithm linear;

    LineCounter(ObjectReader reader) {
        this.reader = reader;
        HistogramDiff histogram = new HistogramDiff();
        histogram.setFallbackAlgorithm(null);
        linear = histogram;
    }

    LineCount of(DiffEntry entry) throws IOException {
        if (isSubmodule(entry, Side.OLD) || isSubmodule(entry, Side.NEW)) {
            return new LineCount.None();
        }
        boolean isNew = entry.getChangeType() == ChangeType.ADD || entry.getChangeType() == ChangeType.COPY;
        Optional<RawText> before = isNew ? Optional.of(new RawText(EMPTY)) : lines(entry, Side.OLD);
        Optional<RawText> after = lines(entry, Side.NEW);
        if (before.isEmpty() || after.isEmpty()) {
            return new LineCount.Binary();
        }
        return compare(before.get(), after.get());
    }

    private LineCount compare(RawText before, RawText after) {
        if (before.size() == 0 || after.size() == 0) {
            return new LineCount.Counted(after.size(), before.size());
        }
        DiffAlgorithm algorithm = before.size() + after.size() > MOST_LINES_FOR_MYERS ? linear : MyersDiff.INSTANCE;
        int added = 0;
        int removed = 0;
        for (Edit edit : algorithm.diff(RawTextComparator.DEFAULT, before, after)) {
            added += edit.getLengthB();
            removed += edit.getLengthA();
        }
        return new LineCount.Counted(added, removed);
    }

    /// @return empty for what has no lines to count
    private Optional<RawText> lines(DiffEntry entry, Side side) throws IOException {
        if (entry.getMode(side).equals(FileMode.MISSING)) {
            return Optional.of(new RawText(EMPTY));
        }
        ObjectLoader blob = reader.open(entry.getId(side).toObjectId(), Constants.OBJ_BLOB);
        if (blob.getSize() > LARGEST) {
            return Optional.empty();
        }
        byte[] content = blob.getCachedBytes(LARGEST);
        for (int i = 0; i < Math.min(content.length, LOOKED_AT); i++) {
            if (content[i] == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new RawText(content));
    }

    private static boolean isSubmodule(DiffEntry entry, Side side) {
        return entry.getMode(side).equals(FileMode.GITLINK);
    }
}
