package dev.ixion.ats;

import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

/// Looks after the file in which everything is kept. Every method waits for the disk and throws [StoreException] if the
/// file cannot be read or written.
public interface Upkeep {
    /// Compares everything that can be compared: SQLite's own check, every id with its claim, every index entry with
    /// its fact in both directions, and full text.
    ///
    /// @param progress is told now and then how much is done, from 0 to 1
    Report check(DoubleConsumer progress);

    /// Writes a copy of the file as it is now, through a connection of its own, while others read and write.
    ///
    /// @param file must not exist
    /// @throws StoreException also if it exists
    void backup(Path file);

    Sizes sizes();

    /// Gives unused space back to the system and puts the indices in order.
    ///
    /// @return how many bytes smaller the file is; never negative
    long compact();

    /// What a check found.
    ///
    /// @param facts how many were looked at
    /// @param faults a sentence each, up to 100; empty if all is well
    record Report(long facts, List<String> faults) {
        public Report {
            faults = List.copyOf(faults);
        }

        public boolean isClean() {
            return faults.isEmpty();
        }
    }

    /// What is in the file.
    ///
    /// @param parts how many rows and bytes each part takes
    /// @param file the size of the file in bytes
    /// @param journal the size of the write-ahead log in bytes
    record Sizes(List<Part> parts, long file, long journal) {
        public Sizes {
            parts = List.copyOf(parts);
        }
    }

    /// @param name what it is, in the words of the program
    record Part(String name, long rows, long bytes) {}
}
