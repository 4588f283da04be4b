package dev.ixion.ingest.git;

import java.util.Locale;
import java.util.Optional;

/// What a commit did to one file.
///
/// @param path its name after the commit; for a deleted file the one before
/// @param oldPath its name before, if it was renamed
record FileChange(String path, Kind kind, Optional<String> oldPath, LineCount lines) {
    enum Kind {
        ADDED, MODIFIED, DELETED, RENAMED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Two changes of one path are one: a file that became a link, or a link that became a file, is removed and added.
    FileChange and(FileChange other) {
        Kind merged = kind == Kind.RENAMED || other.kind == Kind.RENAMED ? Kind.RENAMED : Kind.MODIFIED;
        return new FileChange(path, merged, oldPath.or(other::oldPath), lines.plus(other.lines));
    }
}
