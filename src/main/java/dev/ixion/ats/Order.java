package dev.ixion.ats;

/// In which order attestations are given. Those that are alike in the column come newest first.
///
/// @param by what is compared; of a list the value that comes first in the order counts
public record Order(Column by, boolean descending) {
    public static final Order NEWEST_FIRST = new Order(Column.TIME, true);
    public static final Order OLDEST_FIRST = new Order(Column.TIME, false);

    /// What can be compared.
    public enum Column {
        TIME, SUBJECT, PREDICATE, CONTEXT, ACTOR
    }
}
