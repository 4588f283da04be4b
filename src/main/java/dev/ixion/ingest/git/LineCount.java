package dev.ixion.ingest.git;

/// How many lines of a file a commit added and removed.
sealed interface LineCount {
    record Counted(int added, int removed) implements LineCount {}

    /// A file that has no lines to count: binary, or too large to be compared.
    record Binary() implements LineCount {}

    /// A submodule, which is no file.
    record None() implements LineCount {}

    default LineCount plus(LineCount other) {
        return switch (this) {
            case Counted(int added, int removed) when other instanceof Counted(int moreAdded, int moreRemoved) ->
                new Counted(added + moreAdded, removed + moreRemoved);
            case Counted _ -> other instanceof None ? this : other;
            case Binary _ -> this;
            case None _ -> other;
        };
    }
}
